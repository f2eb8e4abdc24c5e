// A thread that looks every two milliseconds how much memory the process has, also while the main thread is busy.
import { workerData } from 'node:worker_threads';

const EVERY = 2;
const peak = new Float64Array(workerData.peak);
const bell = new Int32Array(workerData.bell);
do peak[0] = Math.max(peak[0], process.memoryUsage.rss());
while (Atomics.wait(bell, 0, 0, EVERY) === 'timed-out');

import type { Engine } from '../../engine/harness/engine';
import type { Printer } from '../printer';
import { checkScene } from './checkScene';
import { playScene } from './playScene';
import { announceRoundTrip, reportScene } from './reportScene';
import { SCENES } from './scenes';
import { setStage } from './stage';

/** Plays all scenes one after the other and returns whether all came out right. */
export async function runRoundTrip(printer: Printer, engine: Engine): Promise<boolean> {
	const stage = await setStage(engine);
	try {
		announceRoundTrip(printer, stage);
		let isRight = true;
		for (const scene of SCENES) {
			const played = await playScene(stage, scene);
			const problems = checkScene(stage, scene, played);
			reportScene(printer, scene, played, problems);
			isRight &&= problems.length === 0;
		}
		return isRight;
	} finally {
		await stage.close();
	}
}

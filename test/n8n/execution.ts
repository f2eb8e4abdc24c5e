import { parse } from 'flatted';
import type {
	ExecutionStatus,
	INodeExecutionData,
	IRunExecutionData,
	ITaskData,
} from 'n8n-workflow';

/** An execution as n8n's REST API returns it: its data is serialized with flatted. */
export interface SavedExecution {
	readonly id: string;
	readonly status: ExecutionStatus;
	readonly mode: string;
	readonly workflowId: string;
	readonly startedAt: string;
	readonly stoppedAt?: string | null;
	readonly retryOf?: string | null;
	readonly retrySuccessId?: string | null;
	readonly data: string;
}

/** A line of n8n's list of executions. */
export type ListedExecution = Omit<SavedExecution, 'data'>;

/** An execution with its data, as n8n's interface shows it. */
export class Execution {
	readonly data: IRunExecutionData | undefined;

	constructor(readonly saved: SavedExecution) {
		// n8n empties the data of an execution whose process was killed.
		this.data = saved.data ? parse(saved.data) : undefined;
	}

	get id(): string {
		return this.saved.id;
	}

	get status(): ExecutionStatus {
		return this.saved.status;
	}

	/** What stopped the execution. */
	get error(): { message: string; description: string } | undefined {
		const error = this.data?.resultData?.error;
		return error && { message: error.message, description: String(error.description ?? '') };
	}

	/** The runs of a node, the last one last. */
	runsOf(node: string): readonly ITaskData[] {
		return this.data?.resultData?.runData[node] ?? [];
	}

	/** The items of each output in the last run of a node; the second output is the error output where it is on. */
	outputsOf(node: string): readonly INodeExecutionData[][] {
		return (this.runsOf(node).at(-1)?.data?.main ?? []).map((items) => items ?? []);
	}
}

/** Reads parameters for the item at hand. */
export interface ReadParameter {
	/** The parameter's value; `fallback` where the operation does not have it. */
	(name: string, fallback?: unknown): unknown;
	/** Whether the parameter is the same for all items because no expression in it depends on the item. */
	isConstant(name: string): boolean;
	/** Whether the node has the parameter: an option that was not added is not there. */
	isGiven(name: string): boolean;
}

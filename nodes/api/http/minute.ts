/** The span over which Picky Assist counts requests, in milliseconds (Quick Start Guide). Every other wait is a part or a multiple of it. */
export const MINUTE = 60_000;

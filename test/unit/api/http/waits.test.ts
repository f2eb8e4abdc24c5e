import { usedUpReason, type WaitReason, Waits } from '../../../../nodes/api/http/waits';

const LIMIT = usedUpReason(90, false);

function hintsAfter(
	waits: ReadonlyArray<[number, WaitReason]>,
	{ drops = 0, couldUseFewer = false } = {},
): string[] {
	const all = new Waits();
	all.drops = drops;
	for (const [time, reason] of waits) all.add(time, reason);
	return all.hints(() => couldUseFewer);
}

test.each<[string, Parameters<typeof hintsAfter>, string[]]>([
	['less than half a minute', [[[29_999, LIMIT]]], []],
	[
		'the limit',
		[
			[
				[15_000, LIMIT],
				[15_000, LIMIT],
			],
		],
		["Waited 30 s in total: Picky Assist's limit is 90 requests per minute."],
	],
	[
		'a lower setting, which could be higher',
		[[[60_000, usedUpReason(5, false)]]],
		[
			'Waited 60 s in total: the option Requests per Minute is 5. To wait less, increase Requests per Minute.',
		],
	],
	[
		'device checks, which no option changes',
		[[[60_000, usedUpReason(3, true)]]],
		["Waited 60 s in total: Picky Assist's limit is 3 device checks per minute."],
	],
	[
		'requests that could be fewer',
		[[[60_000, LIMIT]], { couldUseFewer: true }],
		[
			"Waited 60 s in total: Picky Assist's limit is 90 requests per minute. To send fewer requests, remove the option Recipients per Request.",
		],
	],
	[
		'files, where fewer requests would not help',
		[[[60_000, 'spaced']], { couldUseFewer: true }],
		['Waited 60 s in total: files have to be sent a few seconds apart on this channel.'],
	],
	[
		'429',
		[[[129_000, 'dropped']], { drops: 2 }],
		['Waited 129 s in total: Picky Assist responded "too many requests" twice.'],
	],
	[
		'429 of an earlier request',
		[[[61_400, 'dropped']]],
		['Waited 61 s in total: Picky Assist responded "too many requests" to an earlier request.'],
	],
	[
		'several reasons, the longest first, without a minor one',
		[
			[
				[30_000, 'noResponse'],
				[1_000_000, 'dropped'],
				[200_000, LIMIT],
			],
			{ drops: 1_200 },
		],
		[
			'Waited 1,230 s in total: Picky Assist responded "too many requests" 1,200 times (1,000 s); Picky Assist\'s limit is 90 requests per minute (200 s).',
		],
	],
])('afterwards, a hint tells: %s', (_, given, expected) => {
	expect(hintsAfter(...given)).toEqual(expected);
});

test.each<[number, WaitReason, string | undefined]>([
	[9_999, LIMIT, undefined],
	[
		10_000,
		LIMIT,
		"Picky Assist: the next request waits 10 s, because Picky Assist's limit is 90 requests per minute.",
	],
	[
		16_000,
		'noResponse',
		'Picky Assist: the next request waits 16 s, because Picky Assist did not respond or was not available.',
	],
])('at the start of a wait of %i ms', (time, reason, text) => {
	expect(new Waits().announcement(time, reason)).toBe(text);
});

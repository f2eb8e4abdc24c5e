import { markdownLines } from '../cli/table';
import type { Mask } from './mask';
import type { Findings, QuestionResult } from './runCheck';
import { visible } from './visible';

/** What a report says about the run. */
export interface ReportHead {
	/** ISO 8601. */
	readonly date: string;
	readonly version: string;
	/** `v4`, `v3` or `custom`. */
	readonly platform: string;
	/** The kinds of the channels that were given. */
	readonly channels: readonly string[];
}

const ORDER: ReadonlyArray<QuestionResult['result']> = ['different', 'as assumed', 'not answered'];

/** A text in a cell of a Markdown table, which neither ends the cell nor notifies anyone on GitHub. */
function cell(text: string): string {
	return visible(text)
		.replace(/\s+/g, ' ')
		.replaceAll('\\', '\\\\')
		.replaceAll('|', '\\|')
		.replaceAll('<', '&lt;')
		.replaceAll('@', '@\u200b')
		.slice(0, 400);
}

function rowOf({ question, result, observed }: QuestionResult, mask: Mask): string[] {
	return [
		`\`${question.id}\`: ${cell(question.question)}`,
		cell(question.assumed),
		cell(mask.text(observed)),
		result === 'different' ? '**different**' : result,
		cell(question.ifWrong),
		question.places.map((place) => `\`${place}\``).join(', '),
	];
}

/** Which HTTP statuses with which content types came back, and how often. */
function responsesIn({ exchanges }: Findings): string {
	const counts = new Map<string, number>();
	for (const { httpResult, failure = '' } of exchanges) {
		const name = httpResult
			? `${httpResult.httpStatus} ${httpResult.contentType || 'no content type'}`
			: failure;
		counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	return [...counts].map(([name, count]) => `${name} (${count})`).join(', ') || 'none';
}

/** The report in Markdown, with token, numbers, names and texts masked. */
export function reportOf(findings: Findings, head: ReportHead, mask: Mask): string {
	const { results, remaining, messages, exchanges, webhookCalls, stopped } = findings;
	const sorted = ORDER.flatMap((result) => results.filter((one) => one.result === result));
	const counts = ORDER.map(
		(result) => `${results.filter((one) => one.result === result).length} ${result}`,
	);
	const table = markdownLines({
		title: 'Questions',
		head: ['Question', 'Assumed', 'Observed', 'Result', 'If it is wrong', 'Code and docs'],
		rows: sorted.map((one) => rowOf(one, mask)),
	});
	return mask.withoutToken(
		[
			`# Live check of n8n-nodes-pickyassist ${head.version}`,
			'',
			`- Date: ${head.date}`,
			`- Platform: ${head.platform}; channels: ${head.channels.join(', ') || 'none'}`,
			`- Questions: ${counts.join(', ')}`,
			`- Messages: up to ${messages.sent} sent, up to ${messages.announced} announced`,
			`- Requests: ${exchanges.length}; webhook calls received: ${webhookCalls.length}`,
			`- HTTP statuses and content types: ${cell(mask.text(responsesIn(findings)))}`,
			...(remaining === 0 ? [] : [`- Not finished; questions left: ${remaining}`]),
			...(stopped === undefined ? [] : [`- Ended early: ${cell(mask.text(stopped))}`]),
			'',
			...table,
			'',
		].join('\n'),
	);
}

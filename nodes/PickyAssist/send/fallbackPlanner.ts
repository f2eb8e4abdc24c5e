import { hasFallback, type MessageWithFallback, toFallback } from '../../api/push/fallbackTemplate';
import type { Outcome, Outcomes } from '../../api/push/outcome';
import type { Message, PushRequest } from '../../api/push/types';
import { withoutCopies } from './copies';
import type { Settings } from './settings';
import { count } from './summary';

type FallbackSettings = Pick<Settings, 'duplicateNumbers' | 'oncePerRecipientAndReference'>;

/** Plans the fallback templates for messages whose recipients have no open session. */
export class FallbackPlanner {
	/** Maps each message whose template is left out as a copy to the message whose template is sent. */
	readonly copyOf = new Map<Message, Message>();
	private templates: readonly Message[] = [];

	/**
	 * @param known the outcomes of earlier attempts: a template that one of them sent is not sent to the same person again
	 * @param plan plans the requests for the templates
	 */
	constructor(
		private readonly settings: FallbackSettings,
		private readonly known: ReadonlyMap<Message, Outcome>,
		private readonly plan: (templates: readonly Message[]) => Iterable<PushRequest>,
	) {}

	/** The requests with the templates of messages that were refused because the session was closed. */
	requestsFor(closed: readonly MessageWithFallback[]): Iterable<PushRequest> {
		if (closed.length === 0) return [];
		const sentBefore = [...this.known].flatMap(([message, outcome]) =>
			'sentAs' in outcome && hasFallback(message) ? [toFallback(message)] : [],
		);
		const before = new Set<Message>(sentBefore);
		const templates = [...sentBefore, ...closed.map(toFallback)];
		const { unique, copyOf } = withoutCopies(templates, this.settings, (one) => before.has(one));
		for (const [{ fallbackFor: copy }, { fallbackFor: original }] of copyOf)
			if (copy && original) this.copyOf.set(copy, original);
		this.templates = unique.filter((template) => !before.has(template));
		return this.plan(this.templates);
	}

	/** How many templates were accepted in this run, in a sentence; none if there are none. */
	hints(outcomes: Pick<Outcomes, 'get'>): string[] {
		const sent = this.templates.filter((one) => outcomes.get(one)?.status === 'accepted').length;
		if (sent === 0) return [];
		const were = sent === 1 ? 'was sent as a template' : 'were sent as templates';
		return [`${count(sent, 'message')} ${were}, because the 24-hour session was closed.`];
	}
}

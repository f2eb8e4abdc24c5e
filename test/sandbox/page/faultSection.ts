import type { Fault } from '../faults/faults';
import { escapeHtml } from './escapeHtml';

/** A problem that the page can cause. */
interface FaultButton {
	readonly label: string;
	/** What happens, in a sentence. */
	readonly title: string;
	readonly fault: Fault;
}

const FAULT_BUTTONS: readonly FaultButton[] = [
	{
		label: 'Busy (429)',
		title:
			'Picky Assist drops the request because there were too many. The node waits and tries again.',
		fault: { kind: 'http', statusCode: 429, accept: false },
	},
	{
		label: 'No balance (403)',
		title: 'Picky Assist rejects the request because the balance is used up.',
		fault: { kind: 'status', status: 403, message: 'Insufficient balance' },
	},
	{
		label: 'Slow (10 s)',
		title: 'The message is accepted at once, and the response comes after ten seconds.',
		fault: { kind: 'late', delay: 10_000 },
	},
	{
		label: 'Connection lost',
		title:
			'The message is accepted, but the connection is lost before the response. The node reports it as unconfirmed.',
		fault: { kind: 'resetAfterBody' },
	},
];

function sameFault(one: Fault, other: Fault): boolean {
	const key = (fault: Fault) => JSON.stringify({ ...fault, times: undefined });
	return key(one) === key(other);
}

/** A fault that waits for a request, in words, for example `Busy (429), for all requests`. */
export function describeFault(fault: Fault): string {
	const button = FAULT_BUTTONS.find((one) => sameFault(one.fault, fault));
	const { times = 1, endpoint = 'push' } = fault;
	const requests =
		times === Infinity ? 'all requests' : times === 1 ? 'one request' : `${times} requests`;
	return `${button?.label ?? fault.kind}, for ${requests}${endpoint === 'push' ? '' : ` to ${endpoint}`}`;
}

const buttonOf = ({ label, title, fault }: FaultButton): string =>
	`<button type="button" title="${escapeHtml(title)}" data-fault="${escapeHtml(JSON.stringify(fault))}">${escapeHtml(label)}</button>`;

/** The part of the page that makes the next requests fail. */
export const FAULT_SECTION = `<section aria-labelledby="faults-title" id="faults">
	<h2 id="faults-title">Simulate a problem</h2>
	<div class="form">
		<label>For<select id="fault-times">
			<option value="1">the next request</option>
			<option value="3">the next 3 requests</option>
			<option value="always">all requests</option>
		</select></label>
		${FAULT_BUTTONS.map(buttonOf).join('\n\t\t')}
	</div>
	<p id="waiting" class="note warn" role="status" hidden><span></span> <button id="drop" type="button">Cancel</button></p>
</section>`;

/** What its buttons do; part of the page's one script. */
export const FAULT_SCRIPT = `
function drawFaults(armed) {
	byId('waiting').hidden = armed.length === 0;
	byId('waiting').firstElementChild.textContent = 'Simulating: ' + armed.join('; ') + '.';
}

for (const button of document.querySelectorAll('[data-fault]')) {
	button.addEventListener('click', async () => {
		const times = byId('fault-times').value;
		await post('faults', { ...JSON.parse(button.dataset.fault), times: times === 'always' ? times : Number(times) });
		await refresh(true);
	});
}
byId('drop').addEventListener('click', () => remove('faults'));
`;

import type { JsonObject } from '../json';
import { refuse } from '../push/refusal';
import type { Template } from '../templates/template';
import { jsonResult, refusalOfUnknown, type Endpoint } from './endpoint';

const NOT_SHOWN: ReadonlySet<string> = new Set(['quick_replies', 'url_buttons']);

/** `template-status`: one template, or all without an id. Source: template status page. */
export const templateStatus: Endpoint = {
	word: 'template-status',
	generations: ['V3', 'V4'],
	handle({ body, account }) {
		const refusal = refusalOfUnknown(body, ['template_id']);
		if (refusal) return jsonResult({ ...refusal });
		const { template_id: id = '' } = body;
		if (typeof id !== 'string')
			return jsonResult({ ...refuse(410, 'template_id must be a string') });
		const head = { status: 100, message: 'Success' };
		if (id !== '') {
			const template = account.templates.find(id);
			if (!template) return jsonResult({ ...refuse(804, `there is no template "${id}"`) });
			return jsonResult({ ...head, ...shown(template) });
		}
		const templates = account.templates.all.map(shown);
		if (templates.length === 0) return jsonResult({ ...refuse(817, 'this project has none') });
		return jsonResult({ ...head, templates });
	},
};

function shown(template: Template): JsonObject {
	return Object.fromEntries(Object.entries(template).filter(([name]) => !NOT_SHOWN.has(name)));
}

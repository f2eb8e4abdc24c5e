/** A template as `template-status` shows it, and what the page of the console knows beside that. */
export interface Template {
	readonly template_id: string;
	readonly template_name: string;
	/** 1 pending, 2 pending at WhatsApp, 3 approved, 4 rejected. */
	readonly template_status: '1' | '2' | '3' | '4';
	/** 1 text, 2 image, 3 PDF, 4 video. */
	readonly message_type: '1' | '2' | '3' | '4';
	/** 12 transactional, 13 marketing, 14 OTP. */
	readonly category: string;
	/** The text above; may hold `{{1}}` and so on. */
	readonly header: string;
	readonly footer: string;
	/** The text in each language. */
	readonly template_message: ReadonlyArray<{
		readonly message: string | null;
		readonly language: string;
	}>;
	/** Number of quick-reply buttons; not in the response, as in the sample of the template status page. */
	readonly quick_replies?: number | undefined;
	/** Number of URL buttons whose address ends in a value; not in the response either. */
	readonly url_buttons?: number | undefined;
}

const VALUE = /\{\{\s*\w+\s*\}\}/g;

/** How many different `{{n}}` and `{{name}}` a text has. */
export function countValues(text: string | null): number {
	return new Set(text?.match(VALUE)).size;
}

/** The words of `template_status`: template status page. */
export const TEMPLATE_STATES: Readonly<Record<Template['template_status'], string>> = {
	'1': 'pending',
	'2': 'pending at WhatsApp',
	'3': 'approved',
	'4': 'rejected',
};

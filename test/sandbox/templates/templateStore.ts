import type { Template } from './template';

/** The templates of the account. */
export class TemplateStore {
	constructor(private templates: readonly Template[]) {}

	get all(): readonly Template[] {
		return this.templates;
	}

	/** The template of this id, whatever its state. */
	find(id: string): Template | undefined {
		return this.templates.find(({ template_id: one }) => one === id);
	}

	/** Puts others in the place of all there are; none make `template-status` answer 817. */
	replace(templates: readonly Template[]): void {
		this.templates = templates;
	}
}

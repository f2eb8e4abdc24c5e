import type { IAuthenticate, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import { withToken } from '../nodes/api/http/token';

/**
 * The API token of a Picky Assist project, and the panel it belongs to. The node tests the credential (`testedBy`), because
 * the rules of a `test` here can only list statuses that fail, and every status but 100 does.
 */
export class PickyAssistApi implements ICredentialType {
	name = 'pickyAssistApi';

	displayName = 'Picky Assist API';

	icon: Icon = {
		light: 'file:../nodes/PickyAssist/pickyAssist.svg',
		dark: 'file:../nodes/PickyAssist/pickyAssist.dark.svg',
	};

	documentationUrl = 'https://github.com/n8n-nodes-pickyassist/n8n-nodes-pickyassist#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Platform',
			name: 'platform',
			type: 'options',
			default: 'v4',
			description: 'The panel you log in to. A token works only on the panel that created it.',
			options: [
				{ name: 'V4 (app.pickyassist.com)', value: 'v4' },
				{ name: 'V3 (pickyassist.com/app)', value: 'v3' },
				{ name: 'Custom', value: 'custom' },
			],
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://proxy.example.com/api/v2',
			displayOptions: { show: { platform: ['custom'] } },
			description: 'Address of a proxy or sandbox, without /push at the end',
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'In V4: More → Developers. In V3: Settings → Developers → API. V4 shows the token only once, when you create it.',
		},
	];

	/**
	 * A function, because n8n evaluates an expression for each request in the generic form, which takes a millisecond or more.
	 */
	authenticate: IAuthenticate = async ({ apiToken }, request) => ({
		...request,
		body: withToken(request.body, apiToken),
	});
}

import type {
	IAuthenticate,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { PLATFORM_BASE_URLS } from '../nodes/api/platforms';
import { meaningOf } from '../nodes/api/statusCodes';
import { withToken } from '../nodes/api/tokenInBody';

/** Statuses that say that a token cannot be used (Broadcast API V1 document, Push API variables page). */
const REFUSALS = [401, 405, 408, 409, 410];

type BodyRule = Extract<NonNullable<ICredentialTestRequest['rules']>[number], { type: 'responseSuccessBody' }>;

function refuse(status: unknown, message: string): BodyRule {
	return { type: 'responseSuccessBody', properties: { key: 'status', value: status, message } };
}

/** n8n compares with ===. Picky Assist's samples show the status as a number; other clients saw a text. */
function refusalRules(): BodyRule[] {
	return REFUSALS.flatMap((code) => {
		const { reason, advice } = meaningOf(code);
		return [refuse(code, `${reason}. ${advice}`), refuse(String(code), `${reason}. ${advice}`)];
	});
}

/** The API token of a Picky Assist project, and the panel that it belongs to. */
export class PickyAssistApi implements ICredentialType {
	name = 'pickyAssistApi';

	displayName = 'Picky Assist API';

	icon: Icon = {
		light: 'file:../nodes/PickyAssist/pickyAssist.svg',
		dark: 'file:../nodes/PickyAssist/pickyAssist.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-pickyassist/n8n-nodes-pickyassist#the-credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Platform',
			name: 'platform',
			type: 'options',
			default: 'v4',
			description: 'The panel that you log in to. A token works only on the panel that made it.',
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
			description: 'Address of a proxy or a sandbox, up to and without /push',
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'V4: More, Developers. V3: Settings, Developers, API. V4 shows it once, when it is made.',
		},
	];

	/** A function: the generic form makes n8n evaluate an expression for each request, a millisecond or more. */
	authenticate: IAuthenticate = async ({ apiToken }, request) => ({ ...request, body: withToken(request.body, apiToken) });

	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ $credentials.platform === "custom" ? $credentials.baseUrl.trim().replace(/\\/+$/, "") : $credentials.platform === "v3" ? "${PLATFORM_BASE_URLS.v3}" : "${PLATFORM_BASE_URLS.v4}" }}`,
			url: '/check-balance',
			method: 'POST',
			body: {},
			json: true,
			disableFollowRedirect: true,
		},
		rules: [
			...refusalRules(),
			refuse(undefined, 'This address does not answer like Picky Assist. Check Platform and Base URL.'),
		],
	};
}

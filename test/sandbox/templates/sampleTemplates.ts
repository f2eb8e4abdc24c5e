import type { Template } from './template';

const PLAIN = { template_status: '3', message_type: '1', header: '', footer: '' } as const;

/** The templates of a fresh sandbox: those of the push pages' examples, and one of every other kind. */
export const SAMPLE_TEMPLATES: readonly Template[] = [
	{
		...PLAIN,
		template_id: 'AB1234',
		template_name: 'order_update',
		category: '12',
		template_message: [
			{ message: 'Hello {{1}}, your order {{2}} is on its way', language: 'en' },
			{ message: 'Hola {{1}}, tu pedido {{2}} está en camino', language: 'es' },
		],
	},
	{
		...PLAIN,
		template_id: 'AB1235',
		template_name: 'invoice_pdf',
		message_type: '3',
		category: '12',
		footer: 'Example Ltd',
		template_message: [{ message: 'Hello {{1}}, your invoice over {{2}}', language: 'en' }],
	},
	{
		...PLAIN,
		template_id: 'AB1236',
		template_name: 'delivery_question',
		category: '12',
		template_message: [{ message: 'Hello {{1}}, will you be at home?', language: 'en' }],
		quick_replies: 2,
		url_buttons: 1,
	},
	{
		...PLAIN,
		template_id: 'AB1237',
		template_name: 'order_header',
		category: '12',
		header: 'Order {{1}}',
		template_message: [{ message: 'Hello {{1}}, it is ready', language: 'en' }],
	},
	{
		...PLAIN,
		template_id: 'AB1238',
		template_name: 'closed_on_friday',
		category: '13',
		template_message: [{ message: 'We are closed on Friday', language: 'en' }],
	},
	{
		...PLAIN,
		template_id: 'AB1239',
		template_name: 'offer_picture',
		message_type: '2',
		category: '13',
		template_message: [
			{ message: 'Only this week, {{1}}', language: 'en' },
			{ message: 'Solo esta semana, {{1}}', language: 'es' },
		],
	},
	{
		...PLAIN,
		template_id: 'AB1242',
		template_name: 'appointment_reminder',
		category: '12',
		template_message: [
			{ message: 'Hello {{1}}, your appointment tomorrow is at {{2}}', language: 'en' },
		],
	},
	{
		...PLAIN,
		template_id: 'AB1240',
		template_name: 'summer_offer',
		template_status: '1',
		category: '13',
		template_message: [{ message: 'Summer is here, {{1}}', language: 'en' }],
	},
	{
		...PLAIN,
		template_id: 'AB1241',
		template_name: 'win_a_prize',
		template_status: '4',
		category: '13',
		template_message: [{ message: 'You have won, {{1}}', language: 'en' }],
	},
];

import { CredentialTestContext } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { type Engine, engineData } from './engine';
import { NODE_TYPE } from './workflow';

/**
 * Tests a credential as n8n's server does for one that has no `test` of its own: with the function that the node names for it
 * (`testedBy`), in n8n-core's own context. The server's class is not in n8n-core.
 */
export async function testCredential(
	engine: Engine,
	type: string,
	data: ICredentialDataDecryptedObject,
): Promise<INodeCredentialTestResult> {
	if (engine.types.credentials.get(type)?.test)
		throw new Error(`n8n would use the test of the credential ${type}, not this one`);
	const { description, methods } = engine.types.getByNameAndVersion(NODE_TYPE);
	const testedBy = description.credentials?.find(({ name }) => name === type)?.testedBy;
	const test = typeof testedBy === 'string' ? methods?.credentialTest?.[testedBy] : undefined;
	if (!test) throw new Error(`The node names no test for the credential ${type}`);
	const context = new CredentialTestContext(engineData(engine.types, { [type]: data }));
	// The two packages type the context in different ways.
	return await test.call(context as unknown as ICredentialTestFunctions, {
		id: '1',
		name: 'saved',
		type,
		data,
	});
}

import type { Question } from '../question';
import { balance } from './balance';
import { base64 } from './base64';
import { base64PerRecipient } from './base64PerRecipient';
import { contactLevel } from './contactLevel';
import { createContact } from './createContact';
import { devicePhone } from './devicePhone';
import { deviceWeb } from './deviceWeb';
import { emptyList } from './emptyList';
import { eventContentType } from './eventContentType';
import { eventOrder } from './eventOrder';
import { eventReference } from './eventReference';
import { eventRepeats } from './eventRepeats';
import { eventShape } from './eventShape';
import { eventTime } from './eventTime';
import { goodAndBad } from './goodAndBad';
import { groupDetails } from './groupDetails';
import { groupPush } from './groupPush';
import { impossibleNumber } from './impossibleNumber';
import { incomingGroup } from './incomingGroup';
import { incomingLocation } from './incomingLocation';
import { incomingMedia } from './incomingMedia';
import { incomingQuery } from './incomingQuery';
import { incomingReply } from './incomingReply';
import { incomingShape } from './incomingShape';
import { incomingText } from './incomingText';
import { locationLevel } from './locationLevel';
import { messengerRow } from './messengerRow';
import { noText } from './noText';
import { numberCheck } from './numberCheck';
import { oneNumber } from './oneNumber';
import { payloadBack } from './payloadBack';
import { payloadLength } from './payloadLength';
import { pictureUrl } from './pictureUrl';
import { pushContentType } from './pushContentType';
import { pushIdType } from './pushIdType';
import { pushRejectionHttpStatus } from './pushRejectionHttpStatus';
import { quotedLevel } from './quotedLevel';
import { readContentType } from './readContentType';
import { rejectionHttpStatus } from './rejectionHttpStatus';
import { reportRowStatus } from './reportRowStatus';
import { reportShape } from './reportShape';
import { reportStatus } from './reportStatus';
import { reportTime } from './reportTime';
import { rowNumber } from './rowNumber';
import { rowShape } from './rowShape';
import { sameNumberTwice } from './sameNumberTwice';
import { sessionClosed } from './sessionClosed';
import { sessionMixed } from './sessionMixed';
import { statusType } from './statusType';
import { stickerLevel } from './stickerLevel';
import { templateButtonsUnlisted } from './templateButtonsUnlisted';
import { templateById } from './templateById';
import { templateHeaderLanguages } from './templateHeaderLanguages';
import { templateHeaderValues } from './templateHeaderValues';
import { templateListShape } from './templateListShape';
import { templateNamedValues } from './templateNamedValues';
import { templatePictureBase64 } from './templatePictureBase64';
import { templatePictureRequired } from './templatePictureRequired';
import { templateValuesEntry } from './templateValuesEntry';
import { templateValuesGlobal } from './templateValuesGlobal';
import { templateVideo } from './templateVideo';
import { twoNumbers } from './twoNumbers';
import { unassignedNumber } from './unassignedNumber';
import { unknownChannel } from './unknownChannel';
import { unknownEndpoint } from './unknownEndpoint';
import { unknownGroup } from './unknownGroup';
import { unknownPushId } from './unknownPushId';
import { unknownTemplate } from './unknownTemplate';
import { unknownVariable } from './unknownVariable';
import { wrongToken } from './wrongToken';

/** All questions in the order in which they are asked: what sends nothing first, then what needs time; `statusType`
 * looks at all responses. */
export const QUESTIONS: readonly Question[] = [
	balance,
	readContentType,
	wrongToken,
	rejectionHttpStatus,
	unknownEndpoint,
	templateListShape,
	templateButtonsUnlisted,
	templateHeaderLanguages,
	templateById,
	unknownTemplate,
	deviceWeb,
	devicePhone,
	groupDetails,
	unknownGroup,
	unknownPushId,
	emptyList,
	pushRejectionHttpStatus,
	noText,
	impossibleNumber,
	unassignedNumber,
	unknownChannel,
	incomingShape,
	incomingText,
	incomingQuery,
	incomingMedia,
	incomingLocation,
	incomingGroup,
	oneNumber,
	pushIdType,
	rowShape,
	rowNumber,
	pushContentType,
	unknownVariable,
	twoNumbers,
	sameNumberTwice,
	goodAndBad,
	sessionClosed,
	sessionMixed,
	createContact,
	quotedLevel,
	locationLevel,
	contactLevel,
	base64,
	base64PerRecipient,
	stickerLevel,
	pictureUrl,
	groupPush,
	numberCheck,
	messengerRow,
	templateValuesEntry,
	templateValuesGlobal,
	templateHeaderValues,
	templateNamedValues,
	templatePictureRequired,
	templatePictureBase64,
	templateVideo,
	payloadLength,
	payloadBack,
	incomingReply,
	eventShape,
	eventReference,
	eventTime,
	eventContentType,
	eventOrder,
	eventRepeats,
	reportShape,
	reportStatus,
	reportTime,
	reportRowStatus,
	statusType,
];

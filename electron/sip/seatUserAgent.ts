import type { UA } from 'jssip/lib/UA';
import type { SeatProvisioning } from '../../shared/settings/seatSettings.ts';
import { teachDigestAlgorithms } from './digestAlgorithms.ts';
import { agentInternalsOf, createUserAgent } from './jssipInternals.ts';
import type { ServerConnection } from './serverConnection.ts';

const ringTimeoutSeconds = 180;
const registerExpiresSeconds = 300;

/** The address that callers and the registrar know the seat by. */
export function addressOfRecord({ sipUri }: SeatProvisioning): string {
  return sipUri.replace(/^sips:/, 'sip:');
}

/** JsSIP's user agent of a seat. Throws when the settings cannot be used. */
export function createSeatUserAgent(settings: SeatProvisioning, { socket, contact }: Pick<ServerConnection, 'socket' | 'contact'>): UA {
  teachDigestAlgorithms();
  const agent = createUserAgent({
    sockets: socket as never,
    uri: addressOfRecord(settings),
    authorization_user: settings.authUser,
    password: settings.password,
    display_name: settings.displayName,
    contact_uri: contact.uri,
    instance_id: contact.instanceId,
    register: true,
    register_expires: registerExpiresSeconds,
    no_answer_timeout: ringTimeoutSeconds,
    session_timers: true,
    user_agent: '400 Console',
  });
  const internals = agentInternalsOf(agent);
  // JsSIP forgets the password after the first challenge and keeps its hash, which a changed realm makes worthless.
  const set = internals.set.bind(agent);
  internals.set = (parameter, value) => parameter === 'ha1' || parameter === 'realm' || set(parameter, value);
  return agent;
}

import { offered } from '../../calls/callCommandRefused.ts';
import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';

/** Calls that begin here. */
export function dialCommands({ outgoing, desk, tasks, phone, options }: SeatParts): Pick<SeatCommands, 'call:dial' | 'call:redial' | 'call:pickUp'> {
  return {
    'call:dial': async ({ number, reason, taskId }) => {
      const callId = await outgoing.dial(number, { reason });
      if (taskId !== null) tasks.dialledFor(callId, taskId);
      return { callId };
    },
    'call:redial': async () => ({ callId: await outgoing.redial() }),
    'call:pickUp': async ({ extension }) => {
      if (!phone || options.publisher.current.registration.kind !== 'registered') throw new IpcRefusal('notRegistered', 'The seat is not registered');
      const code = extension === null ? phone.codes.groupPickUp : phone.codes.directedPickUp(extension);
      return { callId: await desk.dial(offered(code, 'pick-up')) };
    },
  };
}

export function dialQueries({ outgoing }: SeatParts): Pick<SeatQueries, 'dial:check'> {
  return { 'dial:check': ({ number }) => outgoing.check(number) };
}

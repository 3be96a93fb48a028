import { useState } from 'react';
import type { CommandInput, CommandName } from '../../shared/ipc/commands.ts';
import type { IpcError } from '../../shared/ipc/reply.ts';
import { attempt } from '../bridge/send.ts';

type VaultCommand = Extract<CommandName, `vault:${string}`>;

/** Sends a command of the vault; while it works the form waits, and a refusal is shown in it. */
export function useVaultCommand(): { readonly busy: boolean; readonly failure: IpcError | null; readonly run: <N extends VaultCommand>(name: N, argument: CommandInput<N>) => Promise<boolean> } {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<IpcError | null>(null);
  async function run<N extends VaultCommand>(name: N, argument: CommandInput<N>): Promise<boolean> {
    setBusy(true);
    setFailure(null);
    const reply = await attempt(name, argument);
    setBusy(false);
    if (!reply.ok) setFailure(reply.error);
    return reply.ok;
  }
  return { busy, failure, run };
}

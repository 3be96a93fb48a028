import { provisioningSchema } from '../../../shared/settings/seatSettings.ts';
import type { SeatProvisioning } from '../../../shared/settings/seatSettings.ts';

/** The form's fields as typed; lists are one entry per line. */
export interface ConnectionFields {
  readonly server: string;
  readonly sipUri: string;
  readonly authUser: string;
  readonly password: string;
  readonly displayName: string;
  readonly profile: string;
  readonly homeAreaCode: string;
  /** `4008201234 售后热线`, one per line. */
  readonly serviceNumbers: string;
  readonly trustedPeers: string;
}

export const fieldNames = ['server', 'sipUri', 'authUser', 'password', 'displayName', 'profile', 'homeAreaCode', 'serviceNumbers', 'trustedPeers'] as const satisfies readonly (keyof ConnectionFields)[];
export type FieldName = (typeof fieldNames)[number];

export type ReadProvisioning =
  | { readonly kind: 'valid'; readonly provisioning: SeatProvisioning }
  | { readonly kind: 'invalid'; readonly fields: readonly FieldName[] };

function lines(text: string): readonly string[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}

/** `400-820-1234 Sales` → number and label; punctuation inside the number is dropped, the label defaults to the number. */
function serviceNumber(line: string): { readonly number: string; readonly label: string } {
  const [, digits = '', label = ''] = /^([\d\s-]*\d)[\s,，:：]*(.*)$/.exec(line) ?? [];
  const number = digits.replace(/\D/g, '');
  return { number, label: label.trim() === '' ? number : label.trim() };
}

/** Reads the form as a provisioning file would be read; names the fields that are wrong. */
export function readProvisioning(fields: ConnectionFields): ReadProvisioning {
  const optional = (text: string) => (text.trim() === '' ? undefined : text.trim());
  const result = provisioningSchema.safeParse({
    version: 1,
    server: fields.server.trim(),
    sipUri: fields.sipUri.trim(),
    authUser: optional(fields.authUser),
    password: fields.password,
    displayName: optional(fields.displayName),
    profile: optional(fields.profile),
    homeAreaCode: optional(fields.homeAreaCode),
    serviceNumbers: lines(fields.serviceNumbers).map(serviceNumber),
    trustedPeers: lines(fields.trustedPeers),
  });
  if (result.success) return { kind: 'valid', provisioning: result.data };
  const wrong = new Set(result.error.issues.map(({ path }) => path[0]));
  return { kind: 'invalid', fields: fieldNames.filter((name) => wrong.has(name)) };
}

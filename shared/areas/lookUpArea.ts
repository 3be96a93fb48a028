import { assertNever } from '../kernel/assertNever.ts';
import { hotlineOperator, mobileOperator, serviceNumberOperator } from '../phoneNumbers/operators.ts';
import type { MobileOperator } from '../phoneNumbers/operators.ts';
import type { LandlineNumber, MobileNumber, PhoneNumber } from '../phoneNumbers/phoneNumber.ts';
import type { AreaTable } from './areaTable.ts';
import type { CallerArea } from './callerArea.ts';
import { countryName } from './countryNames.ts';

/** Imported files call satellite and machine prefixes resold ones; the numbering plan knows better. */
function issuer(ofSegment: MobileOperator | null, ofPrefix: MobileOperator | null): MobileOperator | null {
  const special = ofPrefix?.network === 'satellite' || ofPrefix?.network === 'iot';
  return ofSegment === null || (special && ofPrefix.operator === ofSegment.operator) ? ofPrefix : ofSegment;
}

function mobileArea(number: MobileNumber, table: AreaTable): CallerArea {
  const byPrefix = mobileOperator(number.national);
  const place = table.lookUpMobileSegment(Number(number.national.slice(0, 7)));
  if (place !== null) {
    const { province, city, areaCode, source } = place;
    return { kind: 'mobile', province, city, areaCode, operator: issuer(place.operator, byPrefix), mayBePorted: true, source, coverage: 'segment' };
  }
  if (byPrefix === null) return { kind: 'unknown', reason: 'unassignedPrefix' };
  return {
    kind: 'mobile', province: null, city: null, areaCode: null, operator: byPrefix, mayBePorted: true, source: 'prefix', coverage: 'prefixOnly',
  };
}

function landlineArea(number: LandlineNumber, table: AreaTable): CallerArea {
  if (number.areaCode === null) return { kind: 'unknown', reason: 'noAreaCode' };
  const place = table.lookUpAreaCode(number.areaCode);
  return place === null ? { kind: 'unknown', reason: 'unknownAreaCode' } : { kind: 'landline', ...place };
}

/** Where the number belongs, from the table in memory and the numbering plan; no disk, no network, never throws. */
export function lookUpArea(number: PhoneNumber, table: AreaTable): CallerArea {
  switch (number.kind) {
    case 'mobile':
      return mobileArea(number, table);
    case 'landline':
      return landlineArea(number, table);
    case 'foreign':
      return {
        kind: 'foreign', countryCode: number.callingCode, isoCountry: number.isoCountry, name: countryName(number.isoCountry, number.callingCode),
      };
    case 'service400':
      return { kind: 'service', service: '400', operator: serviceNumberOperator(number.digits) };
    case 'service800':
      return { kind: 'service', service: '800', operator: null };
    case 'service95':
      return { kind: 'service', service: '95', operator: null };
    case 'shortCode':
      return { kind: 'service', service: 'shortCode', operator: hotlineOperator(number.digits) };
    case 'extension':
      return { kind: 'unknown', reason: 'extension' };
    case 'anonymous':
      return { kind: 'anonymous' };
    case 'unreadable':
      return { kind: 'unknown', reason: 'unreadable' };
    default:
      return assertNever(number);
  }
}

import { describe, expect, it, test } from 'vitest';
import { hotlineOperator, mobileOperator, serviceNumberOperator } from '../../../shared/phoneNumbers/operators.ts';

describe('mobileOperator', () => {
  test.each([
    ['139', 'chinaMobile', 'regular'], ['1381234', 'chinaMobile', 'regular'], ['186', 'chinaUnicom', 'regular'], ['19912345678', 'chinaTelecom', 'regular'],
    ['192', 'chinaBroadnet', 'regular'], ['162', 'chinaTelecom', 'virtual'], ['165', 'chinaMobile', 'virtual'], ['167', 'chinaUnicom', 'virtual'],
    ['171', 'chinaUnicom', 'virtual'], ['1700', 'chinaTelecom', 'virtual'], ['1703', 'chinaMobile', 'virtual'], ['1709', 'chinaUnicom', 'virtual'],
    ['1349', 'chinaTelecom', 'satellite'], ['1348', 'chinaMobile', 'regular'], ['1740', 'chinaTelecom', 'satellite'], ['1440', 'chinaMobile', 'iot'],
  ] as const)('issues %s to %s (%s)', (prefix, operator, network) => {
    expect(mobileOperator(prefix)).toEqual({ operator, network, mayBePorted: true });
  });

  it('issues unassigned prefixes and fragments to nobody', () => {
    for (const prefix of ['', '1', '13', '154', '1799', '200', '170', '__proto__', 'constructor']) expect(mobileOperator(prefix)).toBeNull();
  });
});

describe('serviceNumberOperator', () => {
  test.each([
    ['4001234567', 'chinaMobile'], ['4007000000', 'chinaMobile'], ['4000000000', 'chinaUnicom'], ['4006', 'chinaUnicom'], ['4008201234', 'chinaTelecom'], ['4009', 'chinaTelecom'],
  ] as const)('%s is sold by %s', (digits, operator) => expect(serviceNumberOperator(digits)).toBe(operator));

  it('knows no seller of unassigned and foreign prefixes', () => {
    for (const digits of ['4002000000', '4005', '400', '', '13812345678', 'toString']) expect(serviceNumberOperator(digits)).toBeNull();
  });
});

describe('hotlineOperator', () => {
  it('knows the operators by their hotlines and nobody else', () => {
    expect(['10086', '10010', '10000', '10099', '110', '12345', 'toString'].map(hotlineOperator)).toEqual(
      ['chinaMobile', 'chinaUnicom', 'chinaTelecom', 'chinaBroadnet', null, null, null],
    );
  });
});

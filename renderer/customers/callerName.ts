import type { TFunction } from 'i18next';
import type { CustomerCard } from '../../shared/callers/customerCard.ts';

/** Who calls, as it is read: the name, or the company with the extension, or that nobody has named this customer. */
export function callerName(t: TFunction, { name, company, atCompany }: Pick<CustomerCard, 'name' | 'company' | 'atCompany'>): string {
  if (atCompany !== undefined) return atCompany.extension === '' ? company : t('customers.companyExtension', { company, extension: atCompany.extension });
  return name === '' ? t('customers.unnamed') : name;
}

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { replaced, without } from '../order.ts';

interface Header { readonly name: string; readonly value: string }

const most = 10;

/** Header fields of a request. Values that are kept are not shown; an empty one stays as it is. */
export function HeaderFields({ headers, onChange }: { readonly headers: readonly Header[]; readonly onChange: (headers: Header[]) => void }) {
  const { t } = useTranslation();
  return (
    <div className="crm-headers">
      {headers.map((header, position) => (
        <div key={position} className="crm-header">
          <Input aria-label={t('crm.headerName')} placeholder={t('crm.headerExample')} value={header.name} maxLength={64} onChange={(event) => onChange([...replaced(headers, position, { ...header, name: event.target.value.trim() })])} />
          <Input.Password aria-label={t('crm.headerValue')} placeholder={t('crm.headerKept')} value={header.value} maxLength={512} autoComplete="off" onChange={(event) => onChange([...replaced(headers, position, { ...header, value: event.target.value })])} />
          <Button type="text" icon={<DeleteOutlined />} aria-label={t('settings.order.remove')} onClick={() => onChange([...without(headers, position)])} />
        </div>
      ))}
      <span><Button size="small" icon={<PlusOutlined />} disabled={headers.length >= most} onClick={() => onChange([...headers, { name: '', value: '' }])}>{t('crm.addHeader')}</Button></span>
    </div>
  );
}

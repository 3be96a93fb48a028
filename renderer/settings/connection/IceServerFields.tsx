import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SeatConnection } from '../../../shared/settings/seatConnection.ts';
import { keepsPassword } from './provisioningDraft.ts';
import type { ConnectionFields } from './provisioningDraft.ts';

const example = 'turn:turn.example.com:3478';

/** STUN and TURN servers, one per row. A password that main has shows as kept for as long as address and user stay. */
export function IceServerFields({ connection, fault }: { readonly connection: SeatConnection; readonly fault: string | null }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<ConnectionFields>();
  const servers = Form.useWatch('iceServers', form);

  return (
    <div className="field-wide ice-servers" role="group" aria-label={t('connection.ice')}>
      <div className="ice-label">{t('connection.ice')}</div>
      <Form.List name="iceServers">
        {(rows, { add, remove }) => (
          <>
            {rows.length === 0 && <p className="muted-text">{t('connection.iceNone')}</p>}
            {rows.map(({ key, name }) => (
              <div key={key} className="ice-server" data-testid="ice-server">
                <Form.Item name={[name, 'urls']} noStyle><Input aria-label={t('connection.iceAddress')} placeholder={example} /></Form.Item>
                <Form.Item name={[name, 'username']} noStyle><Input aria-label={t('connection.iceUser')} placeholder={t('connection.iceUser')} /></Form.Item>
                <Form.Item name={[name, 'credential']} noStyle>
                  <Input.Password autoComplete="new-password" aria-label={t('connection.icePassword')} placeholder={keepsPassword(connection, servers?.[name]) ? t('connection.secretKept') : t('connection.icePassword')} />
                </Form.Item>
                <Button type="text" icon={<DeleteOutlined />} aria-label={t('connection.iceRemove', { address: servers?.[name]?.urls ?? '' })} onClick={() => remove(name)} />
              </div>
            ))}
            {fault !== null && <p className="field-fault" role="alert">{fault}</p>}
            <div className="ice-foot">
              <Button size="small" icon={<PlusOutlined />} data-testid="ice-add" onClick={() => add({ urls: '', username: '', credential: '' })}>{t('connection.iceAdd')}</Button>
              <span className="muted-text">{t('connection.words.iceServers')}</span>
            </div>
          </>
        )}
      </Form.List>
    </div>
  );
}

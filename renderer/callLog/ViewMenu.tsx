import { useEffect, useState } from 'react';
import { DeleteOutlined, EyeOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LogViewSettings } from '../../shared/calls/logView.ts';
import { send } from '../bridge/send.ts';
import { builtInViewIds, builtInViews } from './builtInViews.ts';
import { changeLogView, loadLogViews, sameView, useLogView } from './logView.ts';

/** The views of the log: built-in ones, saved ones, and the present one to be saved under a name. */
export function ViewMenu({ settings }: { readonly settings: LogViewSettings }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const views = useLogView((view) => view.views);
  useEffect(() => void loadLogViews(), []);
  const builtIn = builtInViewIds.find((id) => sameView(builtInViews[id], settings));
  const saved = views.find((view) => sameView(view.settings, settings));
  const name = saved?.name ?? (builtIn === undefined ? t('log.ownView') : t(`log.view.${builtIn}`));
  const use = (chosen: LogViewSettings, withColumns: boolean) => {
    changeLogView(withColumns ? chosen : { filters: chosen.filters, time: chosen.time, sorting: chosen.sorting });
    setOpen(false);
  };

  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      content={(
        <div className="view-menu" data-testid="view-menu">
          <ul>
            {builtInViewIds.map((id) => <li key={id}><button type="button" className="view-name" aria-current={builtIn === id} data-testid={`view-${id}`} onClick={() => use(builtInViews[id], false)}>{t(`log.view.${id}`)}</button></li>)}
            {views.map((view) => (
              <li key={view.id}>
                <button type="button" className="view-name" aria-current={saved?.id === view.id} data-testid="saved-view" onClick={() => use(view.settings, true)}>{view.name}</button>
                <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={t('log.removeView', { name: view.name })} onClick={() => void send('callLog:removeView', { id: view.id }).then(loadLogViews)} />
              </li>
            ))}
          </ul>
          <SaveView settings={settings} onSaved={() => setOpen(false)} />
        </div>
      )}
    >
      <Button icon={<EyeOutlined />} data-testid="log-views">{name}</Button>
    </Popover>
  );
}

function SaveView({ settings, onSaved }: { readonly settings: LogViewSettings; readonly onSaved: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const save = async () => {
    await send('callLog:saveView', { id: crypto.randomUUID(), name: name.trim(), settings });
    await loadLogViews();
    onSaved();
  };
  return (
    <form
      className="view-save"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void save();
      }}
    >
      <Input value={name} maxLength={60} placeholder={t('log.viewName')} aria-label={t('log.viewName')} data-testid="view-name" onChange={(event) => setName(event.target.value)} />
      <Button htmlType="submit" disabled={name.trim() === ''} data-testid="save-view">{t('log.saveView')}</Button>
    </form>
  );
}

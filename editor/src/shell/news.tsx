// Shell, news: a bell with the count of what is new, and the list below it. What is in the list
// once it was open counts as seen.
import { ActionIcon, Indicator, Menu, VisuallyHidden, Text as Words } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { markSeen, type News, useNews } from '../api/news.ts';
import { focusContent } from '../parts/content.ts';
import { usePersonName } from '../parts/person.tsx';
import { useSpeech } from '../texts/language.tsx';
import { NEWS, NEWS_SENTENCES } from './news.texts.ts';
import { targetOf, toldBy } from './news-target.ts';
import classes from './shell.module.css';

/** The bell. */
export function NewsBell() {
  const { t } = useSpeech();
  const { data } = useNews();
  const items = data?.items ?? [];
  const fresh = items.filter(({ isNew }) => isNew);
  // What was new when the list was opened stays marked in it while it is open.
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set());
  const count = fresh.length;
  const name = count === 0 ? t(NEWS.none) : t(NEWS.some, { count });
  const open = () => {
    setMarked(new Set(fresh.map(({ event }) => event)));
    const [newest] = items;
    // What could not be marked stays new, and is asked for again.
    if (newest?.isNew === true) void markSeen(newest.event).catch(() => undefined);
  };
  return (
    // The library's place for the first focus is no child that a menu may have.
    <Menu
      position="bottom-end"
      width={400}
      onOpen={open}
      returnFocus
      withInitialFocusPlaceholder={false}
    >
      <Indicator label={count} size={16} disabled={count === 0} color="red.8" offset={3}>
        <Menu.Target>
          <ActionIcon variant="default" aria-label={name} title={name}>
            <IconBell size={16} />
          </ActionIcon>
        </Menu.Target>
      </Indicator>
      <Menu.Dropdown className={classes.news}>
        {items.length === 0 && (
          <Words size="sm" className="quiet" p="sm">
            {t(NEWS.empty)}
          </Words>
        )}
        {items.map((one) => (
          <NewsLink key={one.event} news={one} isNew={marked.has(one.event)} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function NewsLink({ news, isNew }: { readonly news: News; readonly isNew: boolean }) {
  const { t, instant } = useSpeech();
  const nameOf = usePersonName();
  const { actor, at, contract, id, words } = news;
  return (
    <Menu.Item
      renderRoot={(props) => <Link {...props} {...targetOf(news)} />}
      className={isNew ? classes.fresh : undefined}
      // Who chose goes on in the screen that opens.
      onClick={() => setTimeout(focusContent, LEAVING_MS)}
    >
      {isNew && <VisuallyHidden>{t(NEWS.isNew)} </VisuallyHidden>}
      <Words size="sm" fw={isNew ? 600 : 400}>
        {t(NEWS_SENTENCES[toldBy(news)], { who: nameOf(actor), id })}
      </Words>
      {words !== '' && (
        <Words size="xs" lineClamp={2}>
          {words}
        </Words>
      )}
      <Words size="xs" className="quiet">
        {[contract, instant(at)].filter((part) => part !== null).join(' · ')}
      </Words>
    </Menu.Item>
  );
}

// Once the list has closed and given the focus back.
const LEAVING_MS = 50;

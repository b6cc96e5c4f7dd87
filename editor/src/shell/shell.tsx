// Shell: the frame of all screens: navigation, command palette, who one is, language and colours.
import {
  ActionIcon,
  AppShell,
  Button,
  Group,
  Image,
  Kbd,
  Menu,
  NavLink,
  ScrollArea,
  Tooltip,
  VisuallyHidden,
  Text as Words,
} from '@mantine/core';
import { useLocalStorage, useNetwork } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import {
  IconChevronLeft,
  IconChevronRight,
  IconLogout,
  IconSearch,
  IconUser,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEntry } from '../api/entry.ts';
import { useRoles } from '../api/people.ts';
import { signOut, useMay, useSession } from '../api/session.ts';
import { CONTENT } from '../parts/content.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Person } from '../parts/person.tsx';
import { useFailure } from '../parts/states.tsx';
import { useTight } from '../parts/tight.ts';
import { useSpeech } from '../texts/language.tsx';
import { AREAS, type Area, isOpen } from './areas.ts';
import { DemoBadge } from './demo-badge.tsx';
import { useKeptPlace } from './kept-place.ts';
import { NewsBell } from './news.tsx';
import { Palette } from './palette.tsx';
import { Preferences } from './preferences.tsx';
import classes from './shell.module.css';
import { SHELL } from './shell.texts.ts';

const WIDE = 208;
const NARROW = 52;

/** The frame of all screens. */
export function Shell() {
  const { t } = useSpeech();
  useKeptPlace();
  const [isFolded, setFolded] = useLocalStorage({ key: 'avenant.narrow', defaultValue: false });
  // In a tight window the navigation shows its signs alone.
  const isTight = useTight();
  const isNarrow = isFolded || isTight;
  const { online } = useNetwork();
  const fold = t(isNarrow ? SHELL.unfold : SHELL.fold);
  return (
    <AppShell
      header={{ height: 46 }}
      navbar={{ width: isNarrow ? NARROW : WIDE, breakpoint: 0 }}
      padding={0}
      transitionDuration={0}
    >
      <a className={classes.skip} href={`#${CONTENT}`}>
        {t(SHELL.toContent)}
      </a>
      <AppShell.Header>
        <Header />
      </AppShell.Header>
      <AppShell.Navbar aria-label={t(SHELL.navigation)}>
        <ScrollArea flex={1} p={6}>
          <Navigation isNarrow={isNarrow} />
        </ScrollArea>
        {!isTight && (
          <Group p={6} justify={isNarrow ? 'center' : 'flex-end'}>
            <Tooltip label={fold} position="right">
              <ActionIcon aria-label={fold} onClick={() => setFolded(!isNarrow)}>
                {isNarrow ? <IconChevronRight size={16} /> : <IconChevronLeft size={16} />}
              </ActionIcon>
            </Tooltip>
          </Group>
        )}
      </AppShell.Navbar>
      <AppShell.Main id={CONTENT} tabIndex={-1} className={classes.main}>
        {!online && (
          <Words role="status" size="sm" className={classes.offline}>
            {t(SHELL.offline)}
          </Words>
        )}
        <div className={classes.screen}>
          <Outlet />
        </div>
      </AppShell.Main>
      <Palette />
    </AppShell>
  );
}

function Header() {
  const { t } = useSpeech();
  const { data: session } = useSession();
  const { data: entry } = useEntry();
  const roleOf = useRoleNames();
  const leaving = useMutation({ mutationFn: signOut });
  const { title, detail } = useFailure(leaving.error);
  return (
    <Group h="100%" px="sm" gap="sm" justify="space-between" wrap="nowrap">
      <Group gap="sm" wrap="nowrap" flex="none">
        <Link to="/" className={classes.home}>
          <Image src="/mark.svg" alt="" w={24} h={24} />
          <Words fw={700} size="lg" className={classes.product}>
            {t(SHELL.product)}
          </Words>
        </Link>
        {entry !== undefined && entry.demoPassword !== null && <DemoBadge />}
      </Group>
      <Button
        variant="default"
        className={classes.search}
        justify="space-between"
        leftSection={<IconSearch size={14} />}
        rightSection={<Kbd size="xs">{t(SHELL.searchKeys)}</Kbd>}
        onClick={spotlight.open}
      >
        {t(SHELL.search)}
      </Button>
      <Group gap="xs" wrap="nowrap" flex="none">
        <NewsBell />
        <Preferences />
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" leftSection={<IconUser size={14} />} maw={220}>
              <VisuallyHidden>{t(SHELL.menu)} </VisuallyHidden>
              <Person id={session?.person ?? null} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>
              {session?.person}
              <br />
              {session?.roles.map(roleOf).join(', ')}
            </Menu.Label>
            <Menu.Item leftSection={<IconLogout size={14} />} onClick={() => leaving.mutate()}>
              {t(SHELL.signOut)}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Dialog opened={leaving.isError} onClose={leaving.reset} title={title}>
          {detail}
        </Dialog>
      </Group>
    </Group>
  );
}

// A role in words; one that nobody lists by its letters.
function useRoleNames(): (role: string) => string {
  const { t } = useSpeech();
  const roles = useRoles();
  return (role) => {
    const words = roles.get(role);
    return words === undefined ? role : t(words);
  };
}

function Navigation({ isNarrow }: { readonly isNarrow: boolean }) {
  const { t } = useSpeech();
  const may = useMay();
  return AREAS.map(({ name, areas }) => {
    const open = areas.filter((area) => isOpen(area, may));
    if (open.length === 0) return null;
    return (
      <div key={name.en} className={classes.group}>
        {!isNarrow && (
          <Words size="xs" className="quiet" px="xs" pb={2} fw={600}>
            {t(name)}
          </Words>
        )}
        {open.map((area) => (
          <AreaLink key={area.to} area={area} isNarrow={isNarrow} />
        ))}
      </div>
    );
  });
}

function AreaLink({ area, isNarrow }: { readonly area: Area; readonly isNarrow: boolean }) {
  const { t } = useSpeech();
  const { pathname } = useLocation();
  const { to, name, icon: Icon } = area;
  const isHere = to === '/' ? pathname === '/' : pathname.startsWith(to);
  return (
    <Tooltip label={t(name)} position="right" disabled={!isNarrow}>
      <NavLink
        component={Link}
        to={to}
        active={isHere}
        aria-current={isHere ? 'page' : undefined}
        aria-label={t(name)}
        leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
        label={isNarrow ? undefined : t(name)}
        className={classes.area}
      />
    </Tooltip>
  );
}

-- Sign-in: whom a password belongs to, which sessions are open, how often someone tried. Nothing clinical.
-- The sign-in library works on identity, credential, verification and session; the rest is ours.
-- Passkeys and one-time codes come as further tables of this schema, each with identity_id.

create table auth.identity (
  id uuid primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  -- The password was given for one time only.
  must_change_password boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table auth.credential (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  identity_id uuid not null references auth.identity on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  -- argon2id, in its own text form with its parameters.
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index credential_identity on auth.credential (identity_id);

create table auth.verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verification_identifier on auth.verification (identifier);

-- Which people of which organisations an identity is: one person in two organisations is two rows.
create table auth.membership (
  identity_id uuid not null references auth.identity on delete cascade,
  organization_id uuid not null,
  person_id uuid not null,
  primary key (organization_id, person_id),
  foreign key (organization_id, person_id) references accord.person (organization_id, id) on delete cascade
);
create index membership_identity on auth.membership (identity_id);

create table auth.session (
  id uuid primary key,
  -- SHA-256 of the token: a copy of this table opens nothing.
  token_hash text not null unique,
  identity_id uuid not null references auth.identity on delete cascade,
  organization_id uuid,
  person_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  -- The latest act of the person, to within seconds.
  seen_at timestamptz not null,
  ip_address text,
  user_agent text,
  foreign key (organization_id, person_id) references auth.membership on delete cascade
);
create index session_identity on auth.session (identity_id);

-- Wrong sign-ins in a row, by account and by source; both only as a hash.
create table auth.attempt (
  key text primary key,
  failures integer not null,
  last_at timestamptz not null,
  wait_until timestamptz
);

alter table accord.person add column demo boolean not null default false;
comment on column accord.person.demo is 'Made by the demo clinic: may be signed in without a password where demo mode is on.';

-- Session, person, role and organisation in one look, so that a changed role holds from the next request on.
-- Runs as the role that looks across organisations: before it, nobody knows which organisation is meant.
grant usage, create on schema auth to accord_dispatcher;
grant select on auth.session, auth.identity, auth.membership to accord_dispatcher;
grant select on accord.person to accord_dispatcher;
create policy dispatcher_read on accord.person for select to accord_dispatcher using (true);

create function auth.session_person(hash text) returns table (
  session_id uuid, identity_id uuid, created_at timestamptz, seen_at timestamptz, must_change_password boolean,
  person_id uuid, name text, initials text, role text, role_title text, patient_id uuid,
  organization_id uuid, organization_name text, time_zone text
) language sql stable security definer set search_path = auth, accord, pg_temp
  as $$
    select s.id, s.identity_id, s.created_at, s.seen_at, i.must_change_password,
           p.id, p.name, p.initials, p.role, p.role_title, p.patient_id, o.organization_id, o.name, o.time_zone
      from auth.session s
      join auth.identity i on i.id = s.identity_id
      join accord.person p on p.organization_id = s.organization_id and p.id = s.person_id and p.active
      join accord.organization o on o.organization_id = s.organization_id
     where s.token_hash = hash
  $$;
grant execute on function auth.session_person(text) to accord_auth;
alter function auth.session_person(text) owner to accord_dispatcher;

-- One person a role and organisation, for the sign-in page of a demo clinic.
create function auth.demo_people() returns table (
  organization_id uuid, organization_name text, person_id uuid, name text, role text, role_title text, about text
) language sql stable security definer set search_path = auth, accord, pg_temp
  as $$
    select distinct on (o.name, o.organization_id, p.role)
           o.organization_id, o.name, p.id, p.name, p.role, p.role_title, p.about
      from accord.person p join accord.organization o on o.organization_id = p.organization_id
     where p.demo and p.active
     order by o.name, o.organization_id, p.role, p.created_at, p.id
  $$;
grant execute on function auth.demo_people() to accord_auth;
alter function auth.demo_people() owner to accord_dispatcher;

-- A demo person by id: null for anyone who is not one.
create function auth.demo_person(wanted uuid) returns table (organization_id uuid, person_id uuid, name text)
  language sql stable security definer set search_path = auth, accord, pg_temp
  as $$ select p.organization_id, p.id, p.name from accord.person p where p.id = wanted and p.demo and p.active $$;
grant execute on function auth.demo_person(uuid) to accord_auth;
alter function auth.demo_person(uuid) owner to accord_dispatcher;

-- Run by the administrator before the numbered migrations, again and again without harm: the roles and the two schemas.
-- Roles belong to the whole server: another database of it may have made them already, even this very moment.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['accord_owner', 'accord_app', 'accord_auth', 'accord_dispatcher', 'accord_auditor'] loop
    begin
      if not exists (select from pg_roles where rolname = wanted) then
        execute format('create role %I nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit', wanted);
      end if;
    exception when duplicate_object or unique_violation then null;
    end;
    if not pg_has_role(current_user, wanted, 'member') then
      execute format('grant %I to current_user', wanted);
    end if;
  end loop;
end $$;

-- The owner may hand functions to the two roles that look across organisations or write the audit trail.
do $$
begin
  if not pg_has_role('accord_owner', 'accord_dispatcher', 'member') then grant accord_dispatcher to accord_owner; end if;
  if not pg_has_role('accord_owner', 'accord_auditor', 'member') then grant accord_auditor to accord_owner; end if;
exception when unique_violation then null;
end $$;

create schema if not exists accord authorization accord_owner;
create schema if not exists auth authorization accord_owner;
revoke all on schema public from public;
grant usage on schema accord to accord_app;
-- Create: the functions they own live here. Nobody signs in as them.
grant usage, create on schema accord to accord_dispatcher, accord_auditor;
grant usage on schema auth to accord_auth;
alter default privileges for role accord_owner in schema auth grant select, insert, update, delete on tables to accord_auth;
alter default privileges for role accord_owner revoke execute on functions from public;

create table if not exists accord.migration (
  number integer primary key,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null default now()
);
alter table accord.migration owner to accord_owner;

-- How far working every registry row out again has come: a rebuild that was stopped goes on from there. Gone when done.

create table registry_rebuild (
  organization_id uuid not null references organization,
  -- The playbook it works by: under another one it begins again.
  playbook text not null,
  started_at timestamptz not null,
  -- The last patient done.
  after_patient uuid not null,
  patients integer not null,
  different integer not null,
  failed integer not null,
  primary key (organization_id, playbook)
);
alter table registry_rebuild enable row level security, force row level security;
create policy own_organization on registry_rebuild as restrictive to accord_app
  using (organization_id = (select acting_organization())) with check (organization_id = (select acting_organization()));
create policy system_all on registry_rebuild to accord_app
  using ((select acts_as_system())) with check ((select acts_as_system()));
grant select, insert, update, delete on registry_rebuild to accord_app;

-- The playbook that all rows of a clinic were last worked out by. None = not known: they are worked out again.
create table registry_basis (
  organization_id uuid primary key references organization,
  playbook text not null
);
alter table registry_basis enable row level security, force row level security;
create policy own_organization on registry_basis as restrictive to accord_app
  using (organization_id = (select acting_organization())) with check (organization_id = (select acting_organization()));
create policy system_all on registry_basis to accord_app
  using ((select acts_as_system())) with check ((select acts_as_system()));
grant select, insert, update on registry_basis to accord_app;

-- Days on which nobody at the clinic reads what comes in, whatever the weekday's hours.
create table closed_day (
  organization_id uuid not null references organization,
  -- By the organisation's own calendar.
  day date not null,
  name text not null check (name <> ''),
  primary key (organization_id, day)
);
alter table closed_day enable row level security, force row level security;
create policy own_organization on closed_day as restrictive to accord_app
  using (organization_id = (select acting_organization())) with check (organization_id = (select acting_organization()));
create policy everyone_read on closed_day for select to accord_app using ((select acting_role()) <> '');
create policy system_all on closed_day to accord_app using ((select acts_as_system())) with check ((select acts_as_system()));
grant select, insert, update, delete on closed_day to accord_app;
create policy lead_sets on closed_day to accord_app
  using ((select acting_role()) = 'quality-lead') with check ((select acting_role()) = 'quality-lead');

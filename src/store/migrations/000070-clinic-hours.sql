-- When someone at the clinic reads what comes in, and in which country its patients call for help.

-- Product default, as the crisis lines that Accord ships are those of the United States.
alter table organization add column country text not null default 'US' check (country ~ '^[A-Z]{2}$');

-- Hours by the organisation's own clock. No row at all = the product default, Monday to Friday 9:00 to 17:00.
create table clinic_hours (
  organization_id uuid not null references organization,
  -- ISO: 1 = Monday, 7 = Sunday.
  weekday smallint not null check (weekday between 1 and 7),
  opens time not null,
  -- 24:00 = the end of the day.
  closes time not null check (closes > opens),
  primary key (organization_id, weekday, opens)
);
alter table clinic_hours enable row level security, force row level security;
create policy own_organization on clinic_hours as restrictive to accord_app
  using (organization_id = (select acting_organization())) with check (organization_id = (select acting_organization()));
create policy everyone_read on clinic_hours for select to accord_app using ((select acting_role()) <> '');
create policy system_all on clinic_hours to accord_app using ((select acts_as_system())) with check ((select acts_as_system()));
grant select, insert, update, delete on clinic_hours to accord_app;

-- Kept by the quality lead, as there is no administrator's role.
create policy lead_sets on clinic_hours to accord_app
  using ((select acting_role()) = 'quality-lead') with check ((select acting_role()) = 'quality-lead');
create policy lead_sets on organization for update to accord_app
  using ((select acting_role()) = 'quality-lead') with check ((select acting_role()) = 'quality-lead');

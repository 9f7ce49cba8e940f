-- Resources of other systems, every version verbatim: those of a patient, and those that are nobody's own (a practitioner, an
-- organisation), which searches from later files must find.
create table kept_resource (
  organization_id uuid not null references organization,
  -- UUIDv7: of several versions the greatest is the newest.
  id uuid not null,
  patient_id uuid,
  -- The name the resource goes by from one import to the next.
  source_key text not null,
  resource_type text not null,
  -- Its address in the bundle it came in: references of its neighbours use it.
  full_url text,
  -- True where it became entries or a person; they are read, this is the original.
  mapped boolean not null,
  label text not null default 'general',
  -- Of the resource with its keys in order and without white space: equal means unchanged.
  sha256 text not null,
  body json not null,
  kept_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, patient_id) references patient (organization_id, id)
);
create index kept_resource_patient on kept_resource (organization_id, patient_id, source_key, id);
create index kept_resource_key on kept_resource (organization_id, source_key, id);
create index kept_resource_full_url on kept_resource (organization_id, full_url) where full_url is not null;

-- The identifiers by which a resource that is nobody's own can be searched.
create table kept_identifier (
  organization_id uuid not null references organization,
  resource_type text not null,
  system text not null,
  value text not null,
  source_key text not null,
  primary key (organization_id, resource_type, system, value, source_key)
);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['kept_resource', 'kept_identifier'] loop
    execute format('alter table %I enable row level security, force row level security', tenant_table);
    execute format('create policy own_organization on %I as restrictive to accord_app
      using (organization_id = (select acting_organization())) with check (organization_id = (select acting_organization()))',
      tenant_table);
    execute format('grant select, insert on %I to accord_app', tenant_table);
  end loop;
end $$;
create policy clinical_all on kept_resource to accord_app
  using ((select acts_clinically() or acts_as_system())) with check ((select acts_clinically() or acts_as_system()));
create policy clinical_all on kept_identifier to accord_app
  using ((select acts_clinically() or acts_as_system())) with check ((select acts_clinically() or acts_as_system()));

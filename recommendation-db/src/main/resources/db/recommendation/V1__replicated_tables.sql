-- The seven tables copied from the warehouse. The column order is the order of the CSV files that fill them,
-- and the names are those of the warehouse (hence the quotes); the source guarantees no key and no NOT NULL.
CREATE TABLE public.booking (
    booking_id varchar,
    booking_creation_date timestamp,
    stock_id varchar,
    booking_quantity integer,
    user_id varchar,
    booking_amount numeric,
    booking_is_cancelled boolean,
    booking_is_used boolean,
    booking_used_date timestamp,
    booking_cancellation_date timestamp
);

CREATE TABLE public.iris_venues (
    id varchar,
    "irisId" varchar,
    "venueId" varchar
);

CREATE TABLE public.mediation (
    "thumbCount" integer,
    "idAtProviders" varchar,
    "dateModifiedAtLastProvider" timestamp,
    id varchar,
    "dateCreated" timestamp,
    "authorId" varchar,
    "lastProviderId" varchar,
    "offerId" varchar,
    credit varchar,
    "isActive" boolean
);

CREATE TABLE public.offer (
    offer_id_at_providers varchar,
    offer_modified_at_last_provider_date timestamp,
    offer_id varchar,
    offer_creation_date timestamp,
    offer_product_id varchar,
    venue_id varchar,
    offer_last_provider_id varchar,
    booking_email varchar,
    offer_is_active boolean,
    offer_type varchar,
    offer_name varchar,
    offer_description varchar,
    offer_conditions varchar,
    offer_age_min integer,
    offer_age_max integer,
    offer_url varchar,
    offer_duration_minutes integer,
    offer_is_national boolean,
    offer_extra_data varchar,
    offer_is_duo boolean,
    offer_withdrawal_details varchar
);

CREATE TABLE public.offerer (
    offerer_is_active boolean,
    offerer_thumb_count integer,
    offerer_id_at_providers varchar,
    offerer_modified_at_last_provider_date timestamp,
    offerer_address varchar,
    offerer_postal_code varchar,
    offerer_city varchar,
    offerer_id varchar,
    offerer_creation_date timestamp,
    offerer_name varchar,
    offerer_siren varchar,
    offerer_last_provider_id varchar
);

CREATE TABLE public.venue (
    venue_thumb_count integer,
    venue_id_at_providers varchar,
    venue_modified_at_last_provider timestamp,
    venue_address varchar,
    venue_postal_code varchar,
    venue_city varchar,
    venue_id varchar,
    venue_name varchar,
    venue_siret varchar,
    venue_department_code varchar,
    venue_latitude numeric,
    venue_longitude numeric,
    venue_managing_offerer_id varchar,
    venue_booking_email varchar,
    venue_last_provider_id varchar,
    venue_is_virtual boolean,
    venue_comment varchar,
    venue_public_name varchar,
    venue_type_id varchar,
    venue_label_id varchar,
    venue_creation_date timestamp
);

CREATE TABLE public.stock (
    stock_id_at_providers varchar,
    stock_modified_at_last_provider_date timestamp,
    stock_id varchar,
    stock_modified_date timestamp,
    stock_price numeric,
    stock_quantity integer,
    stock_booking_limit_date timestamp,
    stock_last_provider_id varchar,
    offer_id varchar,
    stock_is_soft_deleted boolean,
    stock_beginning_date timestamp,
    stock_creation_date timestamp
);

CREATE INDEX idx_booking_stockid ON public.booking (stock_id);
CREATE INDEX idx_mediation_offerid ON public.mediation ("offerId");
CREATE INDEX idx_offer_id ON public.offer (offer_id);
CREATE INDEX idx_offer_type ON public.offer (offer_type);
CREATE INDEX idx_offer_venueid ON public.offer (venue_id);
CREATE INDEX idx_offerer_id ON public.offerer (offerer_id);
CREATE INDEX idx_venue_id ON public.venue (venue_id);
CREATE INDEX idx_venue_managingoffererid ON public.venue (venue_managing_offerer_id);
CREATE INDEX idx_stock_id ON public.stock (stock_id);
CREATE INDEX idx_stock_offerid ON public.stock (offer_id);

CREATE TYPE cancellation_reason AS ENUM ('OFFERER', 'BENEFICIARY', 'EXPIRED', 'FRAUD');
CREATE TYPE payment_state AS ENUM ('PENDING', 'NOT_PROCESSABLE', 'SENT', 'ERROR', 'RETRY', 'BANNED', 'UNDER_REVIEW');
CREATE TYPE bank_information_state AS ENUM ('REJECTED', 'DRAFT', 'ACCEPTED');
CREATE TYPE import_state AS ENUM ('DRAFT', 'CREATED', 'REJECTED', 'ERROR', 'DUPLICATE', 'WITHOUT_CONTINUATION', 'RETRY');
CREATE TYPE local_provider_event_type AS ENUM ('SyncError', 'SyncPartStart', 'SyncPartEnd', 'SyncStart', 'SyncEnd');
CREATE TYPE price_rule AS ENUM ('default');
CREATE TYPE feature_toggle AS ENUM ('APPLY_BOOKING_LIMITS', 'BENEFICIARIES_IMPORT', 'DEGRESSIVE_REIMBURSEMENT_RATE',
    'DUO_OFFER', 'FAVORITE_OFFER', 'QR_CODE', 'SYNCHRONIZE_ALLOCINE', 'SYNCHRONIZE_TITELIVE', 'WEBAPP_HOMEPAGE', 'WEBAPP_SIGNUP');

CREATE TABLE "user" (
    "id" bigint NOT NULL,
    "dateCreated" timestamp NOT NULL,
    "departementCode" varchar(3),
    "isBeneficiary" boolean NOT NULL,
    "isAdmin" boolean NOT NULL,
    "resetPasswordTokenValidityLimit" timestamp,
    "postalCode" varchar(5),
    "needsToFillCulturalSurvey" boolean,
    "culturalSurveyId" uuid,
    "civility" varchar(20),
    "activity" varchar(128),
    "culturalSurveyFilledDate" timestamp,
    "hasSeenTutorials" boolean,
    "address" text,
    "city" varchar(100),
    "lastConnectionDate" timestamp,
    "isEmailValidated" boolean,
    "hasAllowedRecommendations" boolean NOT NULL,
    "suspensionReason" text,
    "isActive" boolean,
    "hasSeenProTutorials" boolean NOT NULL,
    "firstName" varchar(128),
    "lastName" varchar(128),
    "dateOfBirth" timestamp,
    "phoneNumber" varchar(20),
    "email" varchar(120) NOT NULL,
    "publicName" varchar(255) NOT NULL,
    "password" bytea NOT NULL,
    "validationToken" varchar(27),
    "resetPasswordToken" varchar(10)
);
CREATE TABLE user_offerer (
    "id" bigint NOT NULL,
    "userId" bigint NOT NULL,
    "offererId" bigint NOT NULL,
    "validationToken" varchar(27)
);
CREATE TABLE offerer (
    "isActive" boolean NOT NULL,
    "thumbCount" integer NOT NULL,
    "idAtProviders" varchar(70),
    "dateModifiedAtLastProvider" timestamp,
    "address" varchar(200),
    "postalCode" varchar(6) NOT NULL,
    "city" varchar(50) NOT NULL,
    "id" bigint NOT NULL,
    "dateCreated" timestamp NOT NULL,
    "name" varchar(140) NOT NULL,
    "siren" varchar(9),
    "lastProviderId" bigint,
    "fieldsUpdated" varchar(100)[] NOT NULL,
    "validationToken" varchar(27)
);
CREATE TABLE venue (
    "thumbCount" integer NOT NULL,
    "idAtProviders" varchar(70),
    "dateModifiedAtLastProvider" timestamp,
    "address" varchar(200),
    "postalCode" varchar(6),
    "city" varchar(50),
    "id" bigint NOT NULL,
    "name" varchar(140) NOT NULL,
    "siret" varchar(14),
    "departementCode" varchar(3),
    "latitude" numeric(8, 5),
    "longitude" numeric(8, 5),
    "managingOffererId" bigint NOT NULL,
    "bookingEmail" varchar(120),
    "lastProviderId" bigint,
    "isVirtual" boolean NOT NULL,
    "comment" text,
    "publicName" varchar(255),
    "fieldsUpdated" varchar(100)[] NOT NULL,
    "venueTypeId" integer,
    "venueLabelId" integer,
    "dateCreated" timestamp NOT NULL,
    "isPermanent" boolean,
    "validationToken" varchar(27)
);
CREATE TABLE venue_type ("id" integer NOT NULL, "label" varchar(100) NOT NULL);
CREATE TABLE venue_label ("id" integer NOT NULL, "label" varchar(100) NOT NULL);
CREATE TABLE offer (
    "idAtProviders" varchar(70),
    "dateModifiedAtLastProvider" timestamp,
    "id" bigint NOT NULL,
    "dateCreated" timestamp NOT NULL,
    "productId" bigint,
    "venueId" bigint NOT NULL,
    "lastProviderId" bigint,
    "bookingEmail" varchar(120),
    "isActive" boolean NOT NULL,
    "type" varchar(50),
    "name" varchar(140) NOT NULL,
    "description" text,
    "conditions" varchar(120),
    "ageMin" integer,
    "ageMax" integer,
    "url" varchar(255),
    "mediaUrls" varchar(220)[] NOT NULL,
    "durationMinutes" integer,
    "isNational" boolean NOT NULL,
    "extraData" jsonb,
    "isDuo" boolean NOT NULL,
    "fieldsUpdated" varchar(100)[] NOT NULL,
    "withdrawalDetails" text
);
CREATE TABLE stock (
    "idAtProviders" varchar(70),
    "dateModifiedAtLastProvider" timestamp,
    "id" bigint NOT NULL,
    "dateModified" timestamp NOT NULL,
    "price" numeric(10, 2) NOT NULL,
    "quantity" integer,
    "bookingLimitDatetime" timestamp,
    "lastProviderId" bigint,
    "offerId" bigint NOT NULL,
    "isSoftDeleted" boolean NOT NULL,
    "beginningDatetime" timestamp,
    "dateCreated" timestamp NOT NULL,
    "fieldsUpdated" varchar(100)[] NOT NULL
);
CREATE TABLE booking (
    "id" bigint NOT NULL,
    "dateCreated" timestamp NOT NULL,
    "stockId" bigint NOT NULL,
    "quantity" integer NOT NULL,
    "userId" bigint NOT NULL,
    "amount" numeric(10, 2) NOT NULL,
    "isCancelled" boolean NOT NULL,
    "isUsed" boolean NOT NULL,
    "dateUsed" timestamp,
    "cancellationDate" timestamp,
    "cancellationReason" cancellation_reason,
    "token" varchar(8) NOT NULL
);
CREATE TABLE favorite (
    "id" bigint NOT NULL,
    "userId" bigint NOT NULL,
    "offerId" bigint NOT NULL,
    "mediationId" bigint,
    "dateCreated" timestamp
);
CREATE TABLE mediation (
    "thumbCount" integer NOT NULL,
    "idAtProviders" varchar(70),
    "dateModifiedAtLastProvider" timestamp,
    "id" bigint NOT NULL,
    "dateCreated" timestamp NOT NULL,
    "authorId" bigint,
    "lastProviderId" bigint,
    "offerId" bigint NOT NULL,
    "credit" varchar(255),
    "isActive" boolean NOT NULL,
    "fieldsUpdated" varchar(100)[] NOT NULL
);
CREATE TABLE offer_criterion ("id" bigint NOT NULL, "offerId" bigint NOT NULL, "criterionId" bigint NOT NULL);
CREATE TABLE criterion (
    "id" bigint NOT NULL,
    "name" varchar(140) NOT NULL,
    "description" text,
    "scoreDelta" integer NOT NULL,
    "endDateTime" timestamp,
    "startDateTime" timestamp
);
CREATE TABLE provider (
    "isActive" boolean NOT NULL,
    "id" bigint NOT NULL,
    "name" varchar(90) NOT NULL,
    "localClass" varchar(60),
    "apiKeyGenerationDate" timestamp,
    "enabledForPro" boolean NOT NULL,
    "requireProviderIdentifier" boolean NOT NULL,
    "apiKey" varchar(32)
);
CREATE TABLE venue_provider (
    "isActive" boolean NOT NULL,
    "id" bigint NOT NULL,
    "idAtProviders" varchar(70),
    "dateModifiedAtLastProvider" timestamp,
    "venueId" bigint NOT NULL,
    "providerId" bigint NOT NULL,
    "venueIdAtOfferProvider" varchar(70),
    "lastSyncDate" timestamp,
    "lastProviderId" bigint,
    "syncWorkerId" varchar(24),
    "fieldsUpdated" varchar(100)[] NOT NULL
);
CREATE TABLE allocine_pivot ("id" bigint NOT NULL, "siret" varchar(14) NOT NULL, "theaterId" varchar(20) NOT NULL);
CREATE TABLE allocine_venue_provider ("id" bigint NOT NULL, "isDuo" boolean NOT NULL, "quantity" integer);
CREATE TABLE allocine_venue_provider_price_rule (
    "id" bigint NOT NULL,
    "allocineVenueProviderId" bigint NOT NULL,
    "priceRule" price_rule NOT NULL,
    "price" numeric(10, 2) NOT NULL
);
CREATE TABLE local_provider_event (
    "id" bigint NOT NULL,
    "providerId" bigint NOT NULL,
    "date" timestamp NOT NULL,
    "type" local_provider_event_type NOT NULL,
    "payload" varchar(50)
);
CREATE TABLE bank_information (
    "id" bigint NOT NULL,
    "offererId" bigint,
    "venueId" bigint,
    "applicationId" integer NOT NULL,
    "dateModified" timestamp,
    "status" bank_information_state NOT NULL,
    "iban" varchar(27),
    "bic" varchar(11)
);
CREATE TABLE payment (
    "id" bigint NOT NULL,
    "author" varchar(27) NOT NULL,
    "comment" text,
    "recipientName" varchar(140) NOT NULL,
    "bookingId" bigint NOT NULL,
    "amount" numeric(10, 2) NOT NULL,
    "reimbursementRule" varchar(200) NOT NULL,
    "transactionEndToEndId" uuid,
    "recipientSiren" varchar(9) NOT NULL,
    "reimbursementRate" numeric(10, 2) NOT NULL,
    "transactionLabel" varchar(140),
    "paymentMessageId" bigint,
    "iban" varchar(27),
    "bic" varchar(11)
);
CREATE TABLE payment_status (
    "id" bigint NOT NULL,
    "paymentId" bigint NOT NULL,
    "date" timestamp NOT NULL,
    "status" payment_state NOT NULL,
    "detail" varchar
);
CREATE TABLE payment_message ("id" bigint NOT NULL, "name" varchar(50) NOT NULL, "checksum" bytea NOT NULL);
CREATE TABLE transaction (
    "id" bigint NOT NULL,
    "native_transaction_id" bigint,
    "issued_at" timestamp,
    "client_addr" inet,
    "actor_id" bigint
);
CREATE TABLE deposit (
    "id" bigint NOT NULL,
    "amount" numeric(10, 2) NOT NULL,
    "userId" bigint NOT NULL,
    "source" varchar(300) NOT NULL,
    "dateCreated" timestamp NOT NULL,
    "expirationDate" timestamp
);
CREATE TABLE beneficiary_import (
    "id" bigint NOT NULL,
    "beneficiaryId" bigint,
    "applicationId" bigint NOT NULL,
    "sourceId" integer NOT NULL,
    "source" varchar(255) NOT NULL
);
CREATE TABLE beneficiary_import_status (
    "id" bigint NOT NULL,
    "status" import_state NOT NULL,
    "date" timestamp NOT NULL,
    "detail" varchar(255),
    "beneficiaryImportId" bigint NOT NULL,
    "authorId" bigint
);
CREATE TABLE feature (
    "id" bigint NOT NULL,
    "name" feature_toggle NOT NULL,
    "description" varchar(300) NOT NULL,
    "isActive" boolean NOT NULL
);
-- The product keeps geometries in PostGIS columns; without PostGIS here they are well-known text.
CREATE TABLE iris_france (
    "id" integer NOT NULL,
    "irisCode" varchar(9) NOT NULL,
    "centroid" text NOT NULL,
    "shape" text NOT NULL
);
CREATE TABLE iris_venues ("id" bigint NOT NULL, "irisId" integer NOT NULL, "venueId" bigint NOT NULL);

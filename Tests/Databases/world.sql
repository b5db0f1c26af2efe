-- MySQL's sample database "world" in SQLite's words: keys of text, an enumeration as CHECK, cities that countries name as capitals.
CREATE TABLE country (
    Code CHAR(3) NOT NULL DEFAULT '', Name CHAR(52) NOT NULL DEFAULT '', Continent TEXT NOT NULL DEFAULT 'Asia' CHECK (Continent IN ('Asia', 'Europe', 'North America', 'Africa', 'Oceania', 'Antarctica', 'South America')),
    Region CHAR(26) NOT NULL DEFAULT '', SurfaceArea DECIMAL(10,2) NOT NULL DEFAULT 0.00, IndepYear SMALLINT DEFAULT NULL, Population INT NOT NULL DEFAULT 0, LifeExpectancy DECIMAL(3,1) DEFAULT NULL,
    LocalName CHAR(45) NOT NULL DEFAULT '', Capital INT DEFAULT NULL REFERENCES city (ID) ON DELETE SET NULL, Code2 CHAR(2) NOT NULL DEFAULT '', PRIMARY KEY (Code));
CREATE TABLE city (ID INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, Name CHAR(35) NOT NULL DEFAULT '', CountryCode CHAR(3) NOT NULL DEFAULT '', District CHAR(20) NOT NULL DEFAULT '', Population INT NOT NULL DEFAULT 0,
    CONSTRAINT city_ibfk_1 FOREIGN KEY (CountryCode) REFERENCES country (Code) ON DELETE CASCADE);
CREATE INDEX CountryCode ON city (CountryCode);
CREATE TABLE countrylanguage (CountryCode CHAR(3) NOT NULL DEFAULT '', Language CHAR(30) NOT NULL DEFAULT '', IsOfficial TEXT NOT NULL DEFAULT 'F' CHECK (IsOfficial IN ('T', 'F')), Percentage DECIMAL(4,1) NOT NULL DEFAULT 0.0,
    PRIMARY KEY (CountryCode, Language), CONSTRAINT countryLanguage_ibfk_1 FOREIGN KEY (CountryCode) REFERENCES country (Code) ON DELETE CASCADE);
INSERT INTO country VALUES ('ITA', 'Italy', 'Europe', 'Southern Europe', 301316, 1861, 57680000, 79, 'Italia', 1, 'IT'), ('VAT', 'Holy See', 'Europe', 'Southern Europe', 0.4, 1929, 1000, NULL, 'Santa Sede', 3, 'VA'),
    ('NZL', 'New Zealand', 'Oceania', 'Australia and New Zealand', 270534, 1907, 3862000, 77.8, 'New Zealand/Aotearoa', NULL, 'NZ');
INSERT INTO city VALUES (1, 'Roma', 'ITA', 'Latium', 2643581), (2, 'Milano', 'ITA', 'Lombardia', 1300977), (3, 'Città del Vaticano', 'VAT', '–', 455), (4, 'Auckland', 'NZL', 'Auckland', 381800);
INSERT INTO countrylanguage VALUES ('ITA', 'Italian', 'T', 94.1), ('ITA', 'Sardinian', 'F', 2.7), ('NZL', 'English', 'T', 87), ('NZL', 'Maori', 'F', 4.3), ('VAT', 'Italian', 'T', 0);

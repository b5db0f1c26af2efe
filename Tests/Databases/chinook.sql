-- The tables of the Chinook sample database, with a few rows.
CREATE TABLE Artist (ArtistId INTEGER NOT NULL, Name NVARCHAR(120), CONSTRAINT PK_Artist PRIMARY KEY (ArtistId));
CREATE TABLE Album (AlbumId INTEGER NOT NULL, Title NVARCHAR(160) NOT NULL, ArtistId INTEGER NOT NULL, CONSTRAINT PK_Album PRIMARY KEY (AlbumId),
    FOREIGN KEY (ArtistId) REFERENCES Artist (ArtistId) ON DELETE NO ACTION ON UPDATE NO ACTION);
CREATE TABLE Genre (GenreId INTEGER NOT NULL, Name NVARCHAR(120), CONSTRAINT PK_Genre PRIMARY KEY (GenreId));
CREATE TABLE MediaType (MediaTypeId INTEGER NOT NULL, Name NVARCHAR(120), CONSTRAINT PK_MediaType PRIMARY KEY (MediaTypeId));
CREATE TABLE Track (TrackId INTEGER NOT NULL, Name NVARCHAR(200) NOT NULL, AlbumId INTEGER, MediaTypeId INTEGER NOT NULL, GenreId INTEGER, Composer NVARCHAR(220),
    Milliseconds INTEGER NOT NULL, Bytes INTEGER, UnitPrice NUMERIC(10,2) NOT NULL, CONSTRAINT PK_Track PRIMARY KEY (TrackId),
    FOREIGN KEY (AlbumId) REFERENCES Album (AlbumId), FOREIGN KEY (GenreId) REFERENCES Genre (GenreId), FOREIGN KEY (MediaTypeId) REFERENCES MediaType (MediaTypeId));
CREATE TABLE Playlist (PlaylistId INTEGER NOT NULL, Name NVARCHAR(120), CONSTRAINT PK_Playlist PRIMARY KEY (PlaylistId));
CREATE TABLE PlaylistTrack (PlaylistId INTEGER NOT NULL, TrackId INTEGER NOT NULL, CONSTRAINT PK_PlaylistTrack PRIMARY KEY (PlaylistId, TrackId),
    FOREIGN KEY (PlaylistId) REFERENCES Playlist (PlaylistId), FOREIGN KEY (TrackId) REFERENCES Track (TrackId));
CREATE TABLE Employee (EmployeeId INTEGER NOT NULL, LastName NVARCHAR(20) NOT NULL, FirstName NVARCHAR(20) NOT NULL, ReportsTo INTEGER, HireDate DATETIME,
    CONSTRAINT PK_Employee PRIMARY KEY (EmployeeId), FOREIGN KEY (ReportsTo) REFERENCES Employee (EmployeeId));
CREATE TABLE Customer (CustomerId INTEGER NOT NULL, FirstName NVARCHAR(40) NOT NULL, LastName NVARCHAR(20) NOT NULL, Email NVARCHAR(60) NOT NULL, SupportRepId INTEGER,
    CONSTRAINT PK_Customer PRIMARY KEY (CustomerId), FOREIGN KEY (SupportRepId) REFERENCES Employee (EmployeeId));
CREATE TABLE Invoice (InvoiceId INTEGER NOT NULL, CustomerId INTEGER NOT NULL, InvoiceDate DATETIME NOT NULL, Total NUMERIC(10,2) NOT NULL,
    CONSTRAINT PK_Invoice PRIMARY KEY (InvoiceId), FOREIGN KEY (CustomerId) REFERENCES Customer (CustomerId));
CREATE TABLE InvoiceLine (InvoiceLineId INTEGER NOT NULL, InvoiceId INTEGER NOT NULL, TrackId INTEGER NOT NULL, UnitPrice NUMERIC(10,2) NOT NULL, Quantity INTEGER NOT NULL,
    CONSTRAINT PK_InvoiceLine PRIMARY KEY (InvoiceLineId), FOREIGN KEY (InvoiceId) REFERENCES Invoice (InvoiceId), FOREIGN KEY (TrackId) REFERENCES Track (TrackId));
CREATE INDEX IFK_AlbumArtistId ON Album (ArtistId);
CREATE INDEX IFK_TrackAlbumId ON Track (AlbumId);
INSERT INTO Artist VALUES (1, 'AC/DC'), (2, 'Accept');
INSERT INTO Album VALUES (1, 'For Those About To Rock', 1), (2, 'Balls to the Wall', 2), (3, 'Restless and Wild', 2);
INSERT INTO Genre VALUES (1, 'Rock');
INSERT INTO MediaType VALUES (1, 'MPEG audio file');
INSERT INTO Track VALUES (1, 'For Those About To Rock', 1, 1, 1, 'Angus Young', 343719, 11170334, 0.99), (2, 'Balls to the Wall', 2, 1, 1, NULL, 342562, 5510424, 0.99), (3, 'Fast As a Shark', 3, 1, 1, NULL, 230619, 3990994, 0.99);
INSERT INTO Playlist VALUES (1, 'Music'), (2, 'Short');
INSERT INTO PlaylistTrack VALUES (1, 1), (1, 2), (1, 3), (2, 3);
INSERT INTO Employee VALUES (1, 'Adams', 'Andrew', NULL, '2002-08-14 00:00:00'), (2, 'Edwards', 'Nancy', 1, '2002-05-01 00:00:00');
INSERT INTO Customer VALUES (1, 'Luís', 'Gonçalves', 'luisg@example.com', 2);
INSERT INTO Invoice VALUES (1, 1, '2009-01-01 00:00:00', 1.98);
INSERT INTO InvoiceLine VALUES (1, 1, 1, 0.99, 1), (2, 1, 2, 0.99, 1);

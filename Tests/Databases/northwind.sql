-- Part of the Northwind sample database: names with spaces, composite keys, a territory table, self-reference.
CREATE TABLE Categories (CategoryID INTEGER PRIMARY KEY AUTOINCREMENT, CategoryName TEXT, Description TEXT, Picture BLOB);
CREATE TABLE Suppliers (SupplierID INTEGER PRIMARY KEY AUTOINCREMENT, CompanyName TEXT NOT NULL, HomePage TEXT);
CREATE TABLE Products (ProductID INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, ProductName TEXT NOT NULL, SupplierID INTEGER, CategoryID INTEGER, UnitPrice NUMERIC DEFAULT 0,
    UnitsInStock INTEGER DEFAULT 0, Discontinued TEXT NOT NULL DEFAULT '0', CHECK (UnitPrice >= 0), CHECK (UnitsInStock >= 0),
    FOREIGN KEY (CategoryID) REFERENCES Categories (CategoryID) ON DELETE NO ACTION ON UPDATE NO ACTION, FOREIGN KEY (SupplierID) REFERENCES Suppliers (SupplierID));
CREATE TABLE Regions (RegionID INTEGER NOT NULL PRIMARY KEY, RegionDescription TEXT NOT NULL);
CREATE TABLE Territories (TerritoryID TEXT NOT NULL, TerritoryDescription TEXT NOT NULL, RegionID INTEGER NOT NULL, PRIMARY KEY (TerritoryID), FOREIGN KEY (RegionID) REFERENCES Regions (RegionID));
CREATE TABLE Employees (EmployeeID INTEGER PRIMARY KEY AUTOINCREMENT, LastName TEXT, FirstName TEXT, BirthDate DATE, ReportsTo INTEGER, FOREIGN KEY (ReportsTo) REFERENCES Employees (EmployeeID));
CREATE TABLE EmployeeTerritories (EmployeeID INTEGER NOT NULL, TerritoryID TEXT NOT NULL, PRIMARY KEY (EmployeeID, TerritoryID),
    FOREIGN KEY (EmployeeID) REFERENCES Employees (EmployeeID), FOREIGN KEY (TerritoryID) REFERENCES Territories (TerritoryID));
CREATE TABLE Orders (OrderID INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, EmployeeID INTEGER, OrderDate DATETIME, Freight NUMERIC DEFAULT 0, FOREIGN KEY (EmployeeID) REFERENCES Employees (EmployeeID));
CREATE TABLE "Order Details" (OrderID INTEGER NOT NULL, ProductID INTEGER NOT NULL, UnitPrice NUMERIC NOT NULL DEFAULT 0, Quantity INTEGER NOT NULL DEFAULT 1, Discount REAL NOT NULL DEFAULT 0,
    PRIMARY KEY (OrderID, ProductID), CHECK (Discount >= 0 AND Discount <= 1), FOREIGN KEY (OrderID) REFERENCES Orders (OrderID) ON DELETE CASCADE, FOREIGN KEY (ProductID) REFERENCES Products (ProductID));
CREATE VIEW "Current Product List" AS SELECT ProductID, ProductName FROM Products WHERE Discontinued = '0';
INSERT INTO Categories VALUES (1, 'Beverages', 'Soft drinks', x'00ff'), (2, 'Condiments', NULL, NULL);
INSERT INTO Suppliers VALUES (1, 'Exotic Liquids', NULL);
INSERT INTO Products VALUES (1, 'Chai', 1, 1, 18, 39, '0'), (2, 'Aniseed Syrup', 1, 2, 10, 13, '1');
INSERT INTO Regions VALUES (1, 'Eastern');
INSERT INTO Territories VALUES ('01581', 'Westboro', 1);
INSERT INTO Employees VALUES (1, 'Davolio', 'Nancy', '1968-12-08', 2), (2, 'Fuller', 'Andrew', '1952-02-19', NULL);
INSERT INTO EmployeeTerritories VALUES (1, '01581');
INSERT INTO Orders VALUES (10248, 1, '2016-07-04 00:00:00', 32.38);
INSERT INTO "Order Details" VALUES (10248, 1, 14, 12, 0.0), (10248, 2, 9.8, 10, 0.5);

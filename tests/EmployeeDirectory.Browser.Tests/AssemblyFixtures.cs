using EmployeeDirectory.Browser.Tests;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(Gallery))]
[assembly: AssemblyFixture(typeof(Sites))]

using EmployeeDirectory.Browser.Tests;
using EmployeeDirectory.Web.Tests.Engines;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(Gallery))]
[assembly: AssemblyFixture(typeof(OidcProvider))]
[assembly: AssemblyFixture(typeof(Sites))]

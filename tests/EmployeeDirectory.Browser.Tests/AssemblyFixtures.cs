using EmployeeDirectory.Browser.Tests;
using EmployeeDirectory.Testing;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(Gallery))]
[assembly: AssemblyFixture(typeof(OidcProvider))]
[assembly: AssemblyFixture(typeof(Sites))]

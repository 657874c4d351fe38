using System.Net;
using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>Visitors with an account of their own, signed in with its password.</summary>
internal static class AccountVisitors
{
    private const string Password = "correct horse battery staple";

    public static Task<(HttpClient Visitor, Account Account)> NewAdminAsync(this DirectorySite site, string name = "Grace Admin") =>
        site.SignInNewAsync(name, Role.Admin, employeeId: null);

    public static Task<(HttpClient Visitor, Account Account)> NewEmployeeAsync(this DirectorySite site, Guid employeeId) =>
        site.SignInNewAsync("An Employee", Role.Viewer, employeeId);

    public static Task<(HttpClient Visitor, Account Account)> NewViewerAsync(this DirectorySite site) =>
        site.SignInNewAsync("A Viewer", Role.Viewer, employeeId: null);

    private static async Task<(HttpClient Visitor, Account Account)> SignInNewAsync(this DirectorySite site, string name, Role role, Guid? employeeId)
    {
        var id = SignIns.NewId();
        var account = await site.Services.GetRequiredService<IAccountStore>().SaveAsync(
            site.Services.GetRequiredService<Passwords>().With(
                new Account { Id = id, Issuer = Account.Local, Subject = id, Name = name, Role = role, EmployeeId = employeeId }, Password),
            invitation: null,
            TestContext.Current.CancellationToken);
        var visitor = site.NewVisitor();
        var signedIn = await (await visitor.GetPageAsync("/sign-in")).Form("/sign-in").With("Name", id).With("Password", Password).PostAsync();
        Assert.Equal(HttpStatusCode.Redirect, signedIn.Status);
        return (visitor, account!);
    }
}

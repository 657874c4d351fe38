using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Companies;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.SignIn;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Features.Admin;

public sealed class SetupReader(
    ICompanyStore company, IAccountStore accounts, OneTimeLinks links, ReadModel people, IOptions<SignInOptions> signIn)
{
    public async Task<Setup> ReadAsync(string accountId, CancellationToken ct)
    {
        var all = await accounts.ListAsync(ct);
        return new Setup(
            await company.GetAsync(ct),
            people.Count(Visibility.Active),
            people.CountSample(),
            signIn.Value.EffectiveMode,
            all.FirstOrDefault(account => account.Id == accountId)?.TotpSecret is not null,
            all.Count,
            (await links.ListAsync(ct)).Count);
    }
}

/// <summary>What there is: steps are done by facts, not by clicks.</summary>
public sealed record Setup(
    Company Company, int People, SampleCounts Sample, SignInMode SignIn, bool HasSecondFactor, int Accounts, int Links)
{
    public bool HasCompany => Company.Name is not null;

    public bool HasPeople => People > Sample.All;

    public bool HasSignIn => SignIn != SignInMode.Local || HasSecondFactor;

    public bool HasInvited => Accounts > 1 || Links > 0;

    public int Left => new[] { HasCompany, HasPeople, HasSignIn, HasInvited }.Count(done => !done);
}

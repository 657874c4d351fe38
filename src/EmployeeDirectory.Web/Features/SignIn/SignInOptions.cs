using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Features.SignIn;

/// <summary>Configuration section <c>SignIn</c>.</summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>Unless set: OpenIdConnect where an authority is, Local elsewhere.</summary>
    public SignInMode? Mode { get; set; }

    /// <summary>The provider's issuer: where <c>/.well-known/openid-configuration</c> is. https, or http on this machine.</summary>
    public Uri? Authority { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>Whose members are admins; nobody by the provider's word unless set.</summary>
    public string? AdminGroup { get; set; }

    /// <summary>The claim that lists a person's groups.</summary>
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>The one balancer whose word counts, by its full name.</summary>
    public string? AlbArn { get; set; }

    public SignInMode EffectiveMode => Mode ?? (Authority is null ? SignInMode.Local : SignInMode.OpenIdConnect);

    /// <summary>Providers differ in whether their name ends with a slash.</summary>
    public bool IsAuthority(string? issuer) => Authority is not null && issuer?.TrimEnd('/') == Authority.OriginalString.TrimEnd('/');

    /// <exception cref="StartupException">What an operator has to mend.</exception>
    public void Require()
    {
        if (EffectiveMode == SignInMode.Local)
            return;
        if (Authority is not { IsAbsoluteUri: true } || Authority.Scheme != Uri.UriSchemeHttps && !(Authority.Scheme == Uri.UriSchemeHttp && Authority.IsLoopback))
            throw new StartupException("Set SignIn__Authority to the https address of your OpenID provider, its issuer.");
        if (string.IsNullOrWhiteSpace(ClientId))
            throw new StartupException("Set SignIn__ClientId to the id under which your OpenID provider knows this program.");
        if (EffectiveMode == SignInMode.OpenIdConnect && string.IsNullOrWhiteSpace(ClientSecret))
            throw new StartupException("Set SignIn__ClientSecret, in the environment or as a systemd credential of that name.");
    }
}

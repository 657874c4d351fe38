using EmployeeDirectory.Core.Storage;

namespace EmployeeDirectory.Web.Features.SignIn;

public sealed class SignInOptions
{
    public const string Section = "SignIn";

    public SignInMode? Mode { get; set; }

    /// <summary>The issuer, with or without a final slash; https, or http on a loopback address.</summary>
    public Uri? Authority { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    public string? AdminGroup { get; set; }

    public string GroupsClaim { get; set; } = "groups";

    public string? AlbArn { get; set; }

    public SignInMode EffectiveMode => Mode ?? (Authority is null ? SignInMode.Local : SignInMode.OpenIdConnect);

    public bool IsAuthority(string? issuer) =>
        Authority is not null && issuer?.TrimEnd('/') == Authority.OriginalString.TrimEnd('/');

    public void Require()
    {
        // The binder accepts any number as an enum value.
        if (!Enum.IsDefined(EffectiveMode))
            throw new StartupException("Check the settings: SignIn__Mode is Local, OpenIdConnect or Alb.");
        if (EffectiveMode == SignInMode.Local)
            return;
        if (Authority is not { IsAbsoluteUri: true }
            || Authority.Scheme != Uri.UriSchemeHttps
                && !(Authority.Scheme == Uri.UriSchemeHttp && Authority.IsLoopback))
            throw new StartupException(
                "Set SignIn__Authority to the https address of your OpenID provider, its issuer.");
        if (string.IsNullOrWhiteSpace(ClientId))
            throw new StartupException(
                "Set SignIn__ClientId to the id under which your OpenID provider knows this program.");
        if (EffectiveMode == SignInMode.OpenIdConnect && string.IsNullOrWhiteSpace(ClientSecret))
            throw new StartupException(
                "Set SignIn__ClientSecret, in the environment or as a systemd credential of that name.");
    }
}

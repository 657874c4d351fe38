using EmployeeDirectory.Benchmarks.SignIn;

namespace EmployeeDirectory.Benchmarks.Speed;

/// <summary>Asks for pages one after the other on one connection, compressed, as browsers do.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly StartedProgram _program;
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 1 });

    /// <param name="cookies">Empty for a stranger.</param>
    public Visitor(StartedProgram program, string cookies = "")
    {
        _program = program;
        _client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        if (cookies.Length > 0)
            _client.DefaultRequestHeaders.Add("Cookie", cookies);
    }

    /// <summary>Signs in to a new account that an admin has invited to.</summary>
    /// <param name="adminLink">Makes that admin.</param>
    public static async Task<Visitor> SignInAsync(StartedProgram program, string adminLink, string name)
    {
        using var admin = await SignInPages.AcceptAsync(program.Address, adminLink, $"{name}-admin");
        using var invited = await SignInPages.AcceptAsync(program.Address, await admin.InviteAsync(), name);
        return new Visitor(program, invited.Cookies(program.Address));
    }

    /// <returns>Microseconds of the program's processor time for each page.</returns>
    public async Task<double> CostAsync(IReadOnlyList<string> addresses, int pages)
    {
        var before = _program.Processor;
        for (var page = 0; page < pages; page++)
            await SizeAsync(addresses[page % addresses.Count]);
        return (_program.Processor - before).TotalMicroseconds / pages;
    }

    /// <returns>Bytes of the page as it is sent.</returns>
    public async Task<int> SizeAsync(string address) => (await _client.GetByteArrayAsync(_program.Address + address)).Length;

    public void Dispose() => _client.Dispose();
}

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

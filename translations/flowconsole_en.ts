<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Batch</name>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>at least %n minute(s) at %1 requests a minute</source>
        <translation>
            <numerusform>at least %n minute at %1 requests a minute</numerusform>
            <numerusform>at least %n minutes at %1 requests a minute</numerusform>
        </translation>
    </message>
    <message>
        <source>within the %1 requests of one minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n launch(es)</source>
        <translation>
            <numerusform>%n launch</numerusform>
            <numerusform>%n launches</numerusform>
        </translation>
    </message>
    <message>
        <source>at least %1 requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch %1 was interrupted at row %2 of %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that has left is still awaited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n have left and are awaited.</source>
        <translation>
            <numerusform>%n has left and is awaited.</numerusform>
            <numerusform>%n have left and are awaited.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchFile</name>
    <message>
        <source>No column gives what the flow requires: %1. Map one to each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was changed while it was read: read it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds no rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row is longer than %1 KiB: is a quote missing that ends a field? What follows cannot be told apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quote stands in the middle of a field: put the whole field in quotes and write each quote in it twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field in quotes begins here and never ends: add the quote that is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is a JSON list: write one object a line, without brackets and commas around them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a folder: choose a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be a file: a pipe cannot be read a second time to resume the batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a UTF-16 file: save it as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read to its end: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column %1 has no name: give it one or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two columns are named %1: rename or remove one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has %1 columns; at most %2 can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column names are not UTF-8: save the file as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has other columns now: read it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has %1 fields where the file has %2 columns: add or remove separators, or put a field that holds one in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is longer than %1 KiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is not UTF-8: save the file as UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is not JSON (column %1): %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be one JSON object, such as {&quot;accountId&quot;: &quot;ACC-1&quot;}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two columns go to the variable %1: keep one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow has no input %1, to which the column %2 goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds a NUL character: remove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has more than %1 keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is there twice: keep one of them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorCatalogue</name>
    <message>
        <source>Something failed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer: %1</source>
        <comment>follows a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In detail: %1</source>
        <comment>follows a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the preflight panel tells which</source>
        <comment>in place of the name of a permission</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>architect:flow:launch to launch, architect:flowExecution:view to watch, architect:flow:view to list, conversation:communication:view for calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flow:execution:write to launch, flow:execution:read to watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flow:execute to launch and end, conversation:view to watch, webhook:write for live nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for the window to reset, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform could not be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was done there: the connection did not come about, or broke too early.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network and the connection&apos;s addresses, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform could not be reached: its name is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name service knows no such host: the address is mistyped, or this computer is offline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the region or the addresses of the connection, and that this computer is online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform could not be reached: the host refuses the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A computer answers at that address, but no service at that port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check host and port of the connection&apos;s addresses, and any firewall between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke before an answer came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network was lost for a moment, a proxy closes connections, or another kind of service listens there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays so, check the port in the addresses, or ask whoever runs the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer broke off in the middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of it is missing, so none of it was used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays so, a proxy may be cutting long answers: ask whoever runs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request was left after its time limit; the platform or the network is slow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays so, check the network and the platform&apos;s status.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform gave up waiting for the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request reached it too slowly to be read in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check how fast this network uploads, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate was not accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent, since it is not certain who would have read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and the clock of this computer; name your own authority in the connection if there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate was not accepted: it has expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s operator did not renew it, or the clock of this computer is ahead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check date and time of this computer; else ask the server&apos;s operator to renew the certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate was not accepted: it is not valid yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock of this computer is most likely behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set date and time of this computer right, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate was not accepted: it is self-signed, by nobody but the server itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A test host, a proxy or a captive portal answers; the platform&apos;s certificates are never self-signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address; for a test host of your own, name its certificate file in the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate was not accepted: an unknown authority signed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proxy that inspects traffic is between, or the organisation has an authority of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for that authority&apos;s certificate as a PEM file and name it in the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate was not accepted: it is for another host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address leads to a server that does not go by that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the host in the connection&apos;s addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate was not accepted: it was revoked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its authority has withdrawn it; somebody else may hold its key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not connect; tell the server&apos;s operator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No protected connection came about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other side does not speak TLS at that port, or only versions that are unsafe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the port and whether the address should begin with http or https.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer could not be understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not what this form of the API answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the connection&apos;s addresses and its form of the API; a proxy may have answered instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is not JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else than the platform&apos;s API answered, or the answer was damaged on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the connection&apos;s addresses; if they are right, try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A web page came instead of an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proxy or the sign-on page of this network (a captive portal) answered in place of the platform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open any page in the browser and sign on to the network; else check the connection&apos;s addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is of another type than JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address leads to a service that is not the platform&apos;s API.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the connection&apos;s addresses; they end before /api and /oauth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request was sent elsewhere by a redirect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform&apos;s API never does that: a captive portal, a proxy or a wrong address does. Credentials are not carried to other hosts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign on to the network with the browser; if the other host is the right one, give it in the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its end is missing, so none of it was used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays so, a proxy may be cutting answers: ask whoever runs the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is too long to be taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer of the platform is of that size: something else answers at that address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the connection&apos;s addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other side does not answer in HTTP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another kind of service listens at that port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check host and port of the connection&apos;s addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer to the launch: it may have started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The launch left this computer, and nothing tells whether the platform took it. It is not sent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for the execution in the organisation before launching again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform failed at the launch: it may have started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The failure may have come before or after the flow began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for the execution in the organisation before launching again; quote the correlation id to support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A gateway failed at the launch: it may have started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform&apos;s entrance lost the answer of what is behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for the execution in the organisation before launching it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform took too long over the launch: it may have started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform&apos;s entrance stopped waiting; the flow may still begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a minute and look for the execution in the organisation before launching again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A web page answered the launch: it may have started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proxy or a captive portal most likely kept the launch; it cannot be told for certain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign on to the network with the browser, then look for the execution before launching again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was stopped on this computer; nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend the cause, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was left, or the program is closing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do it again once the connection is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This form of the API does not offer that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection&apos;s dialect has no request for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do it in the organisation itself, or use a connection with another form of the API.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection&apos;s address cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not a web address, so nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a region, or give addresses that begin with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The authority&apos;s certificate file cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it, nobody is trusted, so nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a readable PEM file in the connection, or clear the field to trust the system&apos;s authorities.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in could not begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program, or another window of this one, listens at the port that the browser has to come back to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close that program, or choose another redirect port in the connection and register its address with the OAuth client.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organisation does not accept who this connection signs in as.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the client id, its secret and the region, then sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in was refused: the credentials are wrong or no longer good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret does not belong to the client id, or the token has ended and a new one was refused as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the client id and its secret, then sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in was refused: the client may not sign in this way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The OAuth client exists, but no role or grant type was given to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the client id; ask an administrator to give the OAuth client this grant type and a role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in was refused: the OAuth client is unknown or its secret wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client was deleted, belongs to another region or organisation, or its secret was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in was refused: what the browser brought is no longer good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code was too old or used before, or the redirect differs from the one that is registered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again; if it stays so, compare the redirect address with the one of the OAuth client.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in was refused: the client has another grant type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An OAuth client signs in either with a secret or with a person&apos;s browser, as it was set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the other way to sign in, or have the grant type of the OAuth client changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in was refused: this way to sign in is not offered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The login host does not know the grant type of this connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the other way to sign in, and check that the login address is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in was refused: a scope is not allowed to this client.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The OAuth client was registered with fewer scopes than are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to add the scopes that the preflight panel lists to the OAuth client.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in was refused: the login host did not accept the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client id, redirect address or login address do not fit together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the client id and the login address; compare the redirect address with the registered one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in was declined in the browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person, or a rule of the organisation, did not allow this console in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again and allow it, or ask an administrator to approve the OAuth client.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The login page failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The login host could not finish the sign-in; nothing is wrong with this connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a moment, then sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The login page is out of service for now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The login host is overloaded or in maintenance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait some minutes, then sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody signed in with the browser in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sign-in page is good for five minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the sign-in again and finish it in the browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in in the browser could not be finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The browser&apos;s part went well, but the login host did not hand over a token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the sign-in again; if it stays so, check the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in was refused: the platform saw no valid token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token has ended or was taken back, and a new one did not help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again; if it stays so, check the client id, its secret and the region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in was refused: the platform does not accept the token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens of one region or organisation are not good in another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the API address, the login address, the client id and its secret belong together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client may not do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A permission is missing: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to give it to the OAuth client&apos;s role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client may not do this here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scope of the OAuth client is missing: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to add the scope to the OAuth client, then sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client may not do this in this organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The OAuth client lacks a scope: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to give the OAuth client this scope, then sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client&apos;s role lacks a permission.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organisation asks for every one of these: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to add what is missing to a role of the OAuth client, in the right divisions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client&apos;s roles lack a permission.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of these would do: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to add one of them to a role of the OAuth client.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organisation does not allow this to the client.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client&apos;s roles do not reach it, or it is in a division that they leave out. Asked for: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to widen the divisions of the OAuth client&apos;s roles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not exist in this organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was deleted, or it belongs to another region or organisation; executions are kept for some days only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the id and the region; reload the flow list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such flow or execution in this organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was deleted or never published, or it is in another region; executions are kept for several days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload the flow list and check the region of the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such flow or conversation in this organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has been over for long, was deleted, or is in another region; or another form of the API is spoken here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload the flow list; check the region and the form of the API of the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform refused the input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value does not fit the flow, or the flow cannot be launched in this form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the values against the flow&apos;s input definition; JSON types are strict: 123, not &quot;123&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform refused the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A variable is missing, unknown or of the wrong type, or the flow is unknown or of a type that cannot be launched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the variables; where they are right, check the flow and the connection&apos;s form of the API.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform refused a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value is out of range or of the wrong type for its variable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the value that the answer names; JSON types are strict: 123, not &quot;123&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The input does not match the flow&apos;s definition.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A variable has another JSON type than the flow declares.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the variable its type: 123 for a number, not &quot;123&quot;; true, not &quot;true&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address does not take this kind of request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another service answers there, or the organisation speaks another form of the API.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the connection&apos;s form of the API and its addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proxy asks for a name and a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console connects without a proxy; one that nobody named stands between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever runs the network to let this computer reach the platform without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform is busy with this very thing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else is changing it, or it is already over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it again, then decide whether to try once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The input is too long for the platform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variables together are larger than it takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten the longest values, then launch again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform does not take JSON at this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another service answers there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many requests for this minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organisation counts all requests of this client; everything waits until its window resets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console goes on by itself. The next try is possible in %1 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many sign-ins in a short time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The login host slows this client down; the connection is not signed out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait before signing in again. The next try is possible in %1 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow is disabled or the platform is out of service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request was not taken: a launch that is answered so has started nothing, and what runs goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the flow is published and active, and the platform&apos;s status; then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow or the platform is out of service for now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A flow that is switched off or a service in maintenance answers so: a launch has started nothing, and what runs goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the flow is enabled in the flow list, then try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The login host is out of service for now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can sign in there until it is back; the credentials were not looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a minute; if it stays so, look at the platform&apos;s status page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The login host failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cause is on its side; the credentials were not looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a minute; if it stays so, quote the correlation id to the platform&apos;s support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow ended in an error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ran, and a node of it failed; what the nodes before did, such as data actions, has happened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the last step, then at that node in Architect, before launching again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cause is on its side; this connection is all right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays so, quote the correlation id to the platform&apos;s support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform failed with an error of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in this console can mend it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform&apos;s entrance got no good answer from behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of the platform is restarting, or a proxy between lost its connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform took too long and gave up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is under load; what was asked for may still happen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again in a minute before repeating anything but a look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform&apos;s entrance waited too long for an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was asked for may still happen behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a minute, then look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network asks for a sign-on of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A captive portal stands between this computer and the platform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open any page in the browser and sign on to the network, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>(no body)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>status %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correlation id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · try %2 · %3 · %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExecutionCell</name>
    <message>
        <source>polled %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pushed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>history, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform says: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Execution %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launched %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 look failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 looks failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reason given by this form of the API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, seen %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May have started twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The launch was sent again after a server failure: it may have started twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 node transitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inferred %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconciling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inferred by this console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polled: the console asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pushed: the platform told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read from the platform&apos;s history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconciling: this is the last that is known of it, from before the console stopped or slept. The platform is being asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %1 of batch %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next look %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, being reconciled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no look is planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its time is over %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row %1</source>
        <comment>of a file of launches</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The launch request was sent %1 times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started %1, by the platform&apos;s clock</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExecutionColumn</name>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow&apos;s version that ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node that it is in, or was last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the launch to the end, or until now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is in its state, and the time that it has left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When its state was last told, and by what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the platform is asked again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the operator asked for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the launch request left, by this computer&apos;s clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it began, by the platform&apos;s clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it was over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the launch request to its answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the launch request was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long it may run, from the launch on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nodes entered and left, as far as they were told of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch that it belongs to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its row of the batch&apos;s file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment of the connection that launched it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform&apos;s state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform&apos;s own word for the state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Execution id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id that this console gave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id that the platform gave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correlation id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of its last error; to quote to the platform&apos;s support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payload hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 of the exact bytes that were sent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExecutionExport</name>
    <message>
        <source>%1 (s)</source>
        <comment>title of a column of seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Executions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filter: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n execution(s)</source>
        <translation>
            <numerusform>%n execution</numerusform>
            <numerusform>%n executions</numerusform>
        </translation>
    </message>
    <message>
        <source>collapsed in the table, not exported</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExecutionHistory</name>
    <message>
        <source>The disk is full: the history %1 cannot grow. Free some space; storing goes on by itself within seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history %1 is damaged (%2). Start the program again: it puts the file aside and begins a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program keeps the history %1 locked. Close what has it open, such as a database browser; storing goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history %1 cannot be written: %2 Make the file and its folder writable; storing goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history %1 was removed while the program ran. Put it back, or start the program again to begin a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history %1 cannot be written: %2 Check the disk that it is on; writing is tried again every few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history %1 was damaged. It was put aside as %2, and a new one was begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history %1 is damaged and cannot be put aside. Move it away, or make its folder writable; then a new one is begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a database of another program. Choose another file for the history, or move this one away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history %1 was written by a newer version of this program. Use that version, or move the file away to begin a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %1 of this batch has an execution already; it is not launched again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window or command line runs this batch. Stop it there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This batch is not in the history any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of the history %1 allows no lock files. Make it writable, or keep the history on a local disk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source> Did you mean “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> To search for the text, put it in quotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no state “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is none of the values of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Choose one of: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no unit. Type %1ms, %1s, %1m or %1h.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no duration. Type a number with its unit: 300ms, 2s, 5m, 1h.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no time. Type -2h for two hours ago, today, yesterday, or a date such as 2026-03-01 or 2026-03-01T09:30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no whole number. Type one such as 2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type yes or no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pattern is not closed. Type “/” at its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only “i” may follow the pattern: it ignores upper and lower case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pattern is empty. Type one between the slashes: /time.?out/i.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pattern cannot be read: %1. Put “\” before signs that mean themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quotes are not closed. Type &quot; at the end of the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no “(” for this “)”. Remove it, or put it in quotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter is nested too deeply. Take out some parentheses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a field before “%1”, such as state:failed, or put the text in quotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a condition between the parentheses, or remove them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a condition after %1, or put the word in quotes to search for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a condition before %1, or put the word in quotes to search for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The “(” is not closed. Type “)” where the group ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the text to search for between the quotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a value after “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no parts. Leave out what follows the “.”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the variable&apos;s name after “%1.”, such as %1.accountId.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be used with %2. Use one of: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A filter has at most %1 characters. Shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterHelp</name>
    <message>
        <source>A word or a phrase in quotes: names, ids, detail, node, variables, outputs, state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its state; active: not over yet, over: ended in any way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow&apos;s id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow&apos;s version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An id: this console&apos;s, the platform&apos;s or the conversation&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment of its connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The form of the API that launched it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch to end, of those that are over: ms, s, m, h, d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the launch request to its answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it was launched, in local time: -2h, today, yesterday, a date, a date and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it was over, in local time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An input variable; parts with a dot, places in lists in brackets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An output of the flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A node that it visited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The error or detail: its text, code or correlation id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id of its batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its row in the file of its batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the launch was sent again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time that it was given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether its time is over and it runs on: yes or no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it was last seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both; AND between them says the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What follows must not be so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Belong together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contains; for states, days and the like: is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is exactly, is not; upper and lower case are the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller or earlier, greater or later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matches a regular expression; i behind it ignores upper and lower case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text with blanks or signs; \&quot; is a quote in it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Flow</name>
    <message>
        <source>What this version takes could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FlowFilter</name>
    <message>
        <source>published</source>
        <comment>of flows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never published</source>
        <comment>of flows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>launchable</source>
        <comment>of flows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not launchable</source>
        <comment>of flows</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FlowHealth</name>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of the last %n run(s) completed</source>
        <translation>
            <numerusform>%1 of the last %n run completed</numerusform>
            <numerusform>%1 of the last %n runs completed</numerusform>
        </translation>
    </message>
    <message>
        <source>, p95 %1</source>
        <comment>%1: a duration</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a state, how many</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FlowType</name>
    <message>
        <source>bot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>common module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>digital bot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e-mail send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inbound call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inbound chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inbound e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inbound message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in-queue call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in-queue e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in-queue message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outbound call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>secure call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>survey invite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voicemail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voice survey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>workflow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>work item</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryWording</name>
    <message>
        <source>searched to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 found, still searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 found so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sorting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About %1 stored executions were looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searched to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This console keeps no history: nothing is stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history is being opened…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching the history…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found before the search was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is stored of this connection yet. What you launch is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No stored execution matches “%1”. Change or clear the filter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>under 1 ms</source>
        <comment>a duration</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JsonLine</name>
    <message>
        <source>{1 member}</source>
        <comment>a JSON object</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{%1 members}</source>
        <comment>a JSON object</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[1 item]</source>
        <comment>a JSON array</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[%1 items]</source>
        <comment>a JSON array</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionFile</name>
    <message>
        <source>It is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last session could not be brought back. %1 The file is %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionState</name>
    <message>
        <source>It was not written by this version of the console.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>now</source>
        <comment>less than a second ago</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <comment>minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <comment>hours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 day ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <comment>of what is to come</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1 min</source>
        <comment>minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1 h</source>
        <comment>hours</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrendsPane</name>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under 1 ms</source>
        <comment>a latency</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Must be a whole number: %1, not the text &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a number: %1, not the text &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a whole number, such as 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a number, such as 3 or 2.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be true or false, without quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be text in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a date and time in quotes, such as &quot;2026-03-01T09:30:00Z&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a list in square brackets, such as [&quot;support&quot;, &quot;billing&quot;]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be an object in braces, such as {&quot;key&quot;: &quot;value&quot;}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <comment>state of an execution</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <comment>state of an execution</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launching</source>
        <comment>state of an execution</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <comment>state of an execution</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminating</source>
        <comment>state of an execution</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>state of an execution</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>state of an execution</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminated</source>
        <comment>state of an execution</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timed out</source>
        <comment>state of an execution</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>state of an execution</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>string</source>
        <comment>type of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>integer</source>
        <comment>type of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number</source>
        <comment>type of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>boolean</source>
        <comment>type of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date and time</source>
        <comment>type of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>array</source>
        <comment>type of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>object</source>
        <comment>type of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any JSON</source>
        <comment>type of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genesys Cloud API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow executions (tutorial)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Required: give a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>. As typed it is not JSON: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be %1 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be %1 or less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must have at least %1 characters; it has %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must have at most %1 characters; it has %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be one of: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must match the pattern %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a date and time with its zone, such as 2026-03-01T09:30:00Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow has no input of this name: remove it or correct the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not of the form that is asked for: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation flow (tutorial)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List flows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch flows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch executions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End executions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receive notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read node transitions after the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register a webhook for live nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is empty: give the variable a name, such as customerName</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name must have at most %1 characters; it has %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name may hold only the letters A to Z, digits and underscores, such as customer_name; it holds “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is there twice: keep one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must not be null: give a value or leave the variable out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text must have at most %1 characters; this has %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The priority must be a whole number from %1 to %2; it is %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a duration in quotes, such as &quot;PT1H30M&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duration</source>
        <comment>type of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a duration: PT90S is 90 seconds, PT1H30M an hour and a half, P1D a day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::AddressField</name>
    <message>
        <source>%1 (%2)</source>
        <comment>name of a region, its domain</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other addresses…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a region, or type one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the region of the organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no region of the platform. Type a region (eu-west-1), its domain (mypurecloud.ie), or api for api.mypurecloud.com; or choose “Other addresses…”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>two addresses that a region stands for</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::BatchCheckPart</name>
    <message>
        <source>Check without sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads the whole file as a dry run: nothing is launched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the check is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bad rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 read</source>
        <comment>sizes such as 12 MB</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has no row with values. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the list of bad rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV (*.csv);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <comment>a path</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <comment>a path, a reason</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s), all good (%1). Nothing was sent.</source>
        <comment>%1: a size</comment>
        <translation>
            <numerusform>%Ln row, all good (%1). Nothing was sent.</numerusform>
            <numerusform>%Ln rows, all good (%1). Nothing was sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln good row(s), </source>
        <comment>followed by: 2 bad rows …</comment>
        <translation>
            <numerusform>%Ln good row, </numerusform>
            <numerusform>%Ln good rows, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bad row(s) that will be left out (%1). Nothing was sent.</source>
        <comment>%1: a size</comment>
        <translation>
            <numerusform>%Ln bad row that will be left out (%1). Nothing was sent.</numerusform>
            <numerusform>%Ln bad rows that will be left out (%1). Nothing was sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flowconsole::BatchColumnsPart</name>
    <message>
        <source>The first rows, as they would be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns and variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variable of the column %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
        <comment>a column of a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 *</source>
        <comment>name of a variable that must be given</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · secure</source>
        <comment>type of a variable whose value is masked</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in the input schema</source>
        <comment>a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Required and without a column: %1.</source>
        <comment>%1: names of variables</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than one column goes to %1.</source>
        <comment>%1: names of variables</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::BatchDesk</name>
    <message>
        <source>&amp;Batch…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch %1 is finished</source>
        <comment>%1: a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row is launched twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boundary cases as a batch…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No bounds are known: the flow has no input schema.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a flow first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the boundary cases in a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 boundaries.jsonl</source>
        <comment>name of a file; %1: name of a flow</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::BatchFeed</name>
    <message>
        <source>The file has been changed while its rows were launched</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::BatchFilePart</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV with a line of column names, or one JSON object a line. Choose a file, or drop it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV</source>
        <comment>a file format</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON lines</source>
        <comment>a file format</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab</source>
        <comment>the character</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File of launches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.jsonl *.ndjson *.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::BatchListModel</name>
    <message>
        <source>%1 · %2 of %3</source>
        <comment>state of a batch, rows that are launched, all rows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch the rows of a file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::BatchOptionsPart</name>
    <message>
        <source> ms</source>
        <comment>milliseconds, after a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, after a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As usual</source>
        <comment>no time limit of its own</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running at a time, at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection&apos;s request budget holds in any case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between two launches, at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time out after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the time is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routing priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One line a row: input, id, state, latency, outputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the execution</source>
        <comment>when its time is over</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect its conversation</source>
        <comment>when its time is over</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only mark it as overdue</source>
        <comment>when its time is over</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv *.jsonl);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where the result file is to be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the whole path of the result file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder %1 for the result file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::BatchPreviewModel</name>
    <message>
        <source>Line</source>
        <comment>of a file</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::BatchPreviewTable</name>
    <message>
        <source>The first rows, as they would be sent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::BatchProblemsModel</name>
    <message>
        <source>Line</source>
        <comment>of a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <comment>of a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::BatchProgressView</name>
    <message>
        <source>Result file: one line a row, with its input, id, state, latency and outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>path of the result file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the folder of the result file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <comment>a batch</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <comment>a batch</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop…</source>
        <comment>a batch</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · started %2</source>
        <comment>a flow, a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not launched</source>
        <comment>rows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 rows are over, %3 were launched</source>
        <comment>numbers</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 launches a minute</source>
        <comment>number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected to end %1, at about %2</source>
        <comment>how long until then: in 5 min; a time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the expected end is not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It belongs to another connection: switch to it to resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) have not been launched; they can be resumed later. Stop?</source>
        <translation>
            <numerusform>%n row has not been launched; it can be resumed later. Stop?</numerusform>
            <numerusform>%n rows have not been launched; they can be resumed later. Stop?</numerusform>
        </translation>
    </message>
    <message>
        <source>Every row has been launched already. Stop?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>a batch</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>· %Ln bad row(s) left out</source>
        <translation>
            <numerusform>· %Ln bad row left out</numerusform>
            <numerusform>· %Ln bad rows left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flowconsole::BatchResult</name>
    <message>
        <source>No result file was written: %1 is another file now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result file %1 cannot be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No result file was written: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::BatchRun</name>
    <message>
        <source>Its connection is not open: sign in, then resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another connection is open: open that of the batch, then resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection speaks another form of the API than when the batch was begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history was damaged or replaced while this batch ran: nobody can tell any more which of its rows were launched. Check a file with the rows that are left as a new batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch cannot be stored, so nothing was sent: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is another file now than the one that was checked: its rows cannot be told to be the same. Check it as a new batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch is being ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program was ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history was replaced meanwhile: try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n launches in a row came to nothing, the last one so: %1</source>
        <translation>
            <numerusform>%n launch came to nothing, like this: %1</numerusform>
            <numerusform>%n launches in a row came to nothing, the last one so: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for launches whose answer never came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launching is paused: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch was begun in %1, and the connection leads to %2 now. Open a connection to %1 to go on, or check the file as a new batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its waiting launches were removed from the queue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::BatchSetup</name>
    <message>
        <source>Select a flow in the catalogue: its rows are launched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch of %1</source>
        <comment>%1: a flow and its version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use %1 instead</source>
        <comment>%1: a flow</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a production organisation: real flows run for every row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a flow first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This flow has been deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot launch a flow of this kind (%2)</source>
        <comment>name of an API, type of a flow</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the first rows…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the file first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has no good row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the number of rows to start in production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start %1 launches</source>
        <comment>button; a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <comment>a batch</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it will cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the number of rows that will be launched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow&apos;s input schema cannot be read, so types are not checked and all values are taken to be secure: %1</source>
        <comment>%1: why it cannot be read</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::BatchWindow</name>
    <message>
        <source>Batches</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::Batches</name>
    <message>
        <source>A batch needs the history, which is switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A batch needs the history, which cannot be stored: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result file must be another than the file that is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has no row that can be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This batch is under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such batch any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This batch is finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This batch runs in another program.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::BooleanField</name>
    <message>
        <source>not given</source>
        <comment>value of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::BoundaryValues</name>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shortest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one character too short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one character too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unicode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quotes and line ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number in place of a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leap day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with an offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a day that does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smallest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beyond 2^53</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a fraction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text in place of a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>a value that the schema lists</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of the listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no time at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a year and a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text in place of true</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object in place of a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list in place of an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a variable, which value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not given</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ColumnsPopup</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <comment>a column in the list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <comment>a column in the list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns, widths and order as at a first start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not grouped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grouped by flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grouped by state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grouping of the rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort by it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <comment>an order of rows</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::CompareDesk</name>
    <message>
        <source>One of the two runs is not here any more, and not stored: there is nothing to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The runs could not be read: %1</source>
        <comment>%1: why</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run before it: %1</source>
        <comment>of the same flow; %1: state and time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This flow has no other run here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or select two rows of a table and press Ctrl+D</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::CompareWindow</name>
    <message>
        <source>Left</source>
        <comment>one of two runs</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <comment>one of two runs</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare two runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous</source>
        <comment>difference</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the difference before (Shift+F8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <comment>difference</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next difference (F8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the left run at the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the whole comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on this side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 differences</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ComparisonExport</name>
    <message>
        <source>first: %1</source>
        <comment>the first difference; %1: what it is</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left: %1</source>
        <comment>a run</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right: %1</source>
        <comment>a run</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ComparisonModel</name>
    <message>
        <source>Nothing differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first: %1</source>
        <comment>the first difference; %1: what it is</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <comment>column of a comparison</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <comment>column of a comparison</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <comment>column of a comparison</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <comment>column of a comparison</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ComparisonWords</name>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <comment>at a node</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed</source>
        <comment>a node</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entered</source>
        <comment>a node</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after %1</source>
        <comment>%1: a duration</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>•••• hidden</source>
        <comment>in place of a secure value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right %1 longer</source>
        <comment>%1: a duration</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right %1 shorter</source>
        <comment>%1: a duration</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>different at %1</source>
        <comment>%1: a place in JSON</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>different</source>
        <comment>two values</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <comment>part of a comparison</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inputs</source>
        <comment>part of a comparison</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>States and steps</source>
        <comment>part of a comparison</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timing</source>
        <comment>part of a comparison</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outputs</source>
        <comment>part of a comparison</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <comment>part of a comparison</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither run was given any input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither run has told any output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither run has an error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, visit %2</source>
        <comment>name of a node, number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form of the API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(the whole value)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(the flow)</source>
        <comment>a step that concerns the whole flow</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at %1</source>
        <comment>time spent at a node; %1: its name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed at</source>
        <comment>a node</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about the same</source>
        <comment>two values</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same</source>
        <comment>two values</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not over yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known: secure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routing priority</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ConnectionChip</name>
    <message>
        <source>No organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <comment>organisation, where it is, sign-in state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>production</source>
        <comment>mark of an organisation that real callers use</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production: real callers use this organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the list of connections</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ConnectionDesk</name>
    <message>
        <source>S&amp;witch connection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Manage connections…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Permissions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ConnectionTestView</name>
    <message>
        <source>The connection is being tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in with the browser; the test goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in, then one cheap request for each thing the console does. Nothing is launched, changed or ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correlation id: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::Connections</name>
    <message>
        <source>The connections were written to %1, without their secrets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) came in; enter their secrets.</source>
        <translation>
            <numerusform>%n connection came in; enter their secrets.</numerusform>
            <numerusform>%n connections came in; enter their secrets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that you have already stayed as they are.</source>
        <translation>
            <numerusform>%n that you have already stayed as it is.</numerusform>
            <numerusform>%n that you have already stayed as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flowconsole::ConnectionsWindow</name>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes all connections into a file, without their secrets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy of %1</source>
        <comment>%1: a connection&apos;s name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete “%1”, which is connected, and its secrets? The organisation itself does not change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete “%1” and its secrets? The organisation itself does not change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections (*.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ConsoleApplication</name>
    <message>
        <source>Demo organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <comment>%1: a path, %2: why</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::CopyAsButton</name>
    <message>
        <source>cURL command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genesys Cloud CLI (gc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python (requests)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node (fetch)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the request as a command or a program that sends it again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::CopyableLine</name>
    <message>
        <source>Copy %1</source>
        <comment>%1: what is copied</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::DateTimePopup</name>
    <message>
        <source>Choose a date and a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <comment>shows the present date and time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set</source>
        <comment>takes the chosen date and time over</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::DockTabs</name>
    <message>
        <source>Panes</source>
        <comment>tabs of docks that share a place</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::EndQuestion</name>
    <message numerus="yes">
        <source>%n over already</source>
        <comment>of executions</comment>
        <translation>
            <numerusform>%n over already</numerusform>
            <numerusform>%n over already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n being ended already</source>
        <comment>of executions</comment>
        <translation>
            <numerusform>%n being ended already</numerusform>
            <numerusform>%n being ended already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of which the platform has told no id</source>
        <comment>of executions</comment>
        <translation>
            <numerusform>%n of which the platform has told no id</numerusform>
            <numerusform>%n of which the platform has told no id</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a conversation to disconnect</source>
        <comment>of executions</comment>
        <translation>
            <numerusform>%n without a conversation to disconnect</numerusform>
            <numerusform>%n without a conversation to disconnect</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %n</source>
        <comment>button: ends so many executions</comment>
        <translation>
            <numerusform>End %n</numerusform>
            <numerusform>End %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason, for the audit log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended from the console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>End %n execution(s) in the production organisation “%1”?</source>
        <translation>
            <numerusform>End %n execution in the production organisation “%1”?</numerusform>
            <numerusform>End %n executions in the production organisation “%1”?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %n execution(s) in “%1”?</source>
        <translation>
            <numerusform>End %n execution in “%1”?</numerusform>
            <numerusform>End %n executions in “%1”?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The other %n selected cannot be ended: %1.</source>
        <comment>%1: how many, and why</comment>
        <translation>
            <numerusform>The other one selected cannot be ended: %1.</numerusform>
            <numerusform>The other %n selected cannot be ended: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their conversations are disconnected: this form of the API has no other way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n not sent yet: remove them from the queue instead</source>
        <comment>of executions</comment>
        <translation>
            <numerusform>%n not sent yet: remove it from the queue instead</numerusform>
            <numerusform>%n not sent yet: remove them from the queue instead</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flowconsole::Ender</name>
    <message>
        <source>Open its connection to end it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its launch is under way: end it once it runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be ended: the platform has not told its id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be ended: this API has no request for that, and no conversation is linked to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not ended: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the platform took the request, but it still runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped waiting after %1 s; ending it failed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its time was over: this console ended it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for its turn to be ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ending failed, next try in %1 s (%2 of %3): %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the platform took the request, and then no look succeeded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::Engine</name>
    <message>
        <source>The connection was left before this was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was left before the answer came: it may have started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its connection was left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not signed in: sign in to end it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::EnumerationField</name>
    <message>
        <source>not given</source>
        <comment>value of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ErrorView</name>
    <message>
        <source>correlation id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correlation id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No error so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look at the execution in the organisation; quote the correlation id of the last request, below, to the platform&apos;s support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look at the execution in the organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Watching has trouble, not the flow: the last look failed (%n in a row). %1</source>
        <comment>%1: why</comment>
        <translation>
            <numerusform>Watching has trouble, not the flow: the last look failed. %1</numerusform>
            <numerusform>Watching has trouble, not the flow: the last %n looks failed. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The console goes on asking; the state shown is the last one known. %1</source>
        <comment>%1: what to do</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform did not take the launch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow failed. This form of the API (flow executions) gives no reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch a workflow by the Genesys Cloud API form to see its reason, or %1</source>
        <comment>%1: look at the execution …</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow failed. The platform gave no reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To find the cause, %1</source>
        <comment>%1: look at the execution …</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console stopped waiting after %1 s. The execution may still be running on the platform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console stopped waiting. The execution may still be running on the platform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the execution in the organisation before launching again; where the flow needs longer, give a longer time out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing tells what became of this execution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before launching again, %1</source>
        <comment>%1: look at the execution …</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the connection&apos;s region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the connection&apos;s sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the connection&apos;s form of the API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the connection&apos;s certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the connection&apos;s retry setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the flow list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing ran, and nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend the cause, then launch again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The launch was taken and the flow ran; it ended in an error of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its outcome is not known here, and what it does may still happen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have run, or may be running still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy for support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what went wrong with all ids, to quote to the platform&apos;s support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Execution id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ExecutionJson</name>
    <message>
        <source>Nothing ran, so there is no telemetry record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no telemetry record of this execution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The telemetry record is made when the execution has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to show as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform&apos;s last answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telemetry record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No outputs were told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No outputs yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request log has no answer of the platform about this execution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 · %3</source>
        <comment>request method, path, time</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ExecutionTableModel</name>
    <message numerus="yes">
        <source>%n execution(s)</source>
        <translation>
            <numerusform>%n execution</numerusform>
            <numerusform>%n executions</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 running</source>
        <comment>number of executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>number of executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>collapsed</source>
        <comment>a group of rows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expanded</source>
        <comment>a group of rows</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ExecutionsDelegate</name>
    <message>
        <source>%1 running</source>
        <comment>number of executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>number of executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln execution(s)</source>
        <comment>in a group</comment>
        <translation>
            <numerusform>%Ln execution</numerusform>
            <numerusform>%Ln executions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flowconsole::ExecutionsPane</name>
    <message>
        <source> · %1 in all</source>
        <comment>number of executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 shown of %2</source>
        <comment>numbers of executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No execution matches “%1”. Change or clear the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No executions yet. Press Launch or Ctrl+Enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live executions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask now</source>
        <comment>asks the platform about the selected executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy execution id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 new</source>
        <comment>number of executions that wait to be shown</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show 1 new execution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1 new executions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you launched does not match the filter, and is hidden by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;End executions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 running</source>
        <comment>number of executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use its input</source>
        <comment>fills the form with what an execution was given</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in &amp;table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Columns…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <comment>executions</comment>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As JSON lines…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a web page (HTML)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Select its %n execution(s)</source>
        <translation>
            <numerusform>Select its %n execution</numerusform>
            <numerusform>Select its %n executions</numerusform>
        </translation>
    </message>
    <message>
        <source>Expand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort ascending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <comment>an order of rows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group by flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group by state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <comment>a column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sorted by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sorted by %1, descending</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <comment>executions</comment>
        <translation>
            <numerusform>%n shown</numerusform>
            <numerusform>%n shown</numerusform>
        </translation>
    </message>
    <message>
        <source>executions</source>
        <comment>name of a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 selected</source>
        <comment>number of executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose, order, sort and group what the table shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what the table shows into a file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ExecutionsView</name>
    <message>
        <source>Executions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ExportFile</name>
    <message>
        <source>Choose a folder that you may write to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on the disk, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::FilterField</name>
    <message>
        <source>How to filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to filter (F1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved and recent filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved and recent filters (Alt+Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear recent filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters that you use or save come here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::FilterHelpCard</name>
    <message>
        <source>How to filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return takes the example of a line. Upper and lower case are the same, but for AND, OR and NOT. Times without a zone are local. What is not known, such as the duration of an execution that runs, answers every comparison with no.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::FilterProposals</name>
    <message>
        <source>Saved filter %1: %2</source>
        <comment>%1: its name, %2: the filter</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent filter: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposals for the filter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::FindBar</name>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>numbers of rows that hold what is looked for</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 found</source>
        <comment>number of rows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the columns that are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many rows hold it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::FlowDetailsWindow</name>
    <message>
        <source>Flow details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flow id</source>
        <comment>what is copied</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Division</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the latest</source>
        <comment>version of a flow</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a flow to see what it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading versions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform tells of no version of this flow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The versions could not be loaded. %1 %2</source>
        <comment>%1: what happened, %2: what to do</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What %1 takes could not be loaded. %2 %3</source>
        <comment>version, what happened, what to do</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by %1</source>
        <comment>a person</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active: it can be launched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked by %1, who edits it; its published version can be launched all the same.</source>
        <comment>%1: a person or a client</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading what %1 takes and gives…</source>
        <comment>%1: a version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The input schema of %1 cannot be read: %2</source>
        <comment>%1: a version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform sends no input schema for %1: any variables can be sent.</source>
        <comment>%1: a version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input (%1)</source>
        <comment>number of variables</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output (%1)</source>
        <comment>number of variables</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use for launches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use %1 for launches</source>
        <comment>%1: a version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only published versions can be launched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the version that runs anyway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launches of this flow run this version until another is chosen, or the console is closed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::FlowFilterButton</name>
    <message>
        <source>&amp;Type</source>
        <comment>of flows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Published</source>
        <comment>of flows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Launchable</source>
        <comment>of flows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launchable or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be launched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be launched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a type of flows, how many there are</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only: %1</source>
        <comment>%1: kinds of flows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter flows by type, published, launchable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter flows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::FlowListModel</name>
    <message>
        <source>draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>flow type, version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>flow name, type and version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot launch a flow of this kind.</source>
        <comment>the name of an API</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This flow has been deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This flow was never published: publish it in Architect to launch it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This flow is not active: the platform refuses to launch it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Favourites</source>
        <comment>flows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <comment>flows that were launched last</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All flows (%1)</source>
        <comment>%1: how many</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>favourite</source>
        <comment>of a flow</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::FlowSchemaModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of %1</source>
        <comment>%1: values</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>smallest, largest</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>at least %n character(s)</source>
        <translation>
            <numerusform>at least %n character</numerusform>
            <numerusform>at least %n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n character(s)</source>
        <translation>
            <numerusform>at most %n character</numerusform>
            <numerusform>at most %n characters</numerusform>
        </translation>
    </message>
    <message>
        <source>matches %1</source>
        <comment>%1: a regular expression</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>secure: masked everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <comment>required</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::FlowVersionsModel</name>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <comment>who made a version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>latest published</source>
        <comment>of a version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>published</source>
        <comment>of a version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checked in</source>
        <comment>of a version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved</source>
        <comment>of a version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>launches use it</source>
        <comment>of a version</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::FlowsPane</name>
    <message>
        <source>Flows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search flows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>flows found, flows in all</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Correlation id: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flows could not be loaded. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading flows…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This organisation has no flows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish a flow in Architect, or check that the client may see it; then reload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No flow matches the search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type fewer words, or clear the search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flows appear here after the sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only: %1</source>
        <comment>%1: kinds of flows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2…</source>
        <comment>flows loaded so far, flows in all</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1 of %2 flows could be loaded. %3</source>
        <comment>numbers, what happened</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter hides every flow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It shows only: %1.</source>
        <comment>%1: kinds of flows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No flow matches both the search and the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter shows only: %1.</source>
        <comment>%1: kinds of flows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned: %1</source>
        <comment>%1: a version that is not the latest</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never published</source>
        <comment>of a flow</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest: %1</source>
        <comment>%1: a version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <comment>a flow</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <comment>a flow</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 always launches the latest published version; the others are here to be looked at.</source>
        <comment>the name of an API</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload the flows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <comment>flows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searches name, id, description, division and type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <comment>of flows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Favourite</source>
        <comment>mark a flow</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details…</source>
        <comment>of a flow</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy id</source>
        <comment>of a flow</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <comment>search and filter</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the latest version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions, input and output of the selected flow (Alt+Enter in the list)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no version %2 any more: launches run its latest one again.</source>
        <comment>%1: a flow, %2: a version</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::FreeVariable</name>
    <message>
        <source>Name</source>
        <comment>of a variable that the operator adds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type of the variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this variable out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::HeadlineFigures</name>
    <message>
        <source>Executions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Success</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average total latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total latency p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total latency p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total latency p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total latency: from the launch to the end of the execution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Executions that have ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of them that completed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Half of the executions took less.</source>
        <comment>%1: a sentence before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 95 % of the executions took less.</source>
        <comment>%1: a sentence before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 99 % of the executions took less.</source>
        <comment>%1: a sentence before</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::HelpWindows</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Flow Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow Console %1</source>
        <comment>program name, version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launches Architect flows of Genesys Cloud, watches their executions, and keeps a record of what was done.

Free software under the GNU General Public Licence, version 3 or later; it comes without any warranty. Icons: Lucide (ISC licence).

Not a product of Genesys.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::HistoryFinder</name>
    <message>
        <source>in the %1 rows that are found so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looked at %1 of %2 rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::HistoryKeeper</name>
    <message>
        <source>The console ended before this was sent: nothing was started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console ended before the answer came: it may have started</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::HistoryPane</name>
    <message>
        <source>The history was damaged and has begun anew: what was stored before is in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 newer</source>
        <comment>number of executions that wait to be shown</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1 newer executions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>searching the history</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored executions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use its input</source>
        <comment>fills the form with what an execution was given</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy execution id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show newer executions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop searching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 executions copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was selected could not be read to the end. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history was damaged and has begun anew meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in &amp;table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what is found into a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Columns…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose, order and sort what the table shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only up to %1 stored executions can be copied at a time: select fewer, or export them into a file, which takes any number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sorted by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sorted by %1, descending</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <comment>executions</comment>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message>
        <source>All that the search finds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of what was selected is not stored any more. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stored-executions</source>
        <comment>a file&apos;s name, without blanks</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was selected before is still being read: try again when that is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>newest first</source>
        <comment>the order of executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oldest first</source>
        <comment>the order of executions</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::HistoryTableModel</name>
    <message>
        <source>being read</source>
        <comment>a row of the history that is on its way</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to %1 executions that are found can be sorted by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only up to %1 executions can be sorted by “%2”: narrow the filter. They stand in the order of their creation.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::HistoryView</name>
    <message>
        <source>Stored executions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::InlineMessage</name>
    <message>
        <source>Hide this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::InputPaste</name>
    <message>
        <source>This is no JSON, at line %1, column %2: %3</source>
        <comment>%3: what is wrong there</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This JSON holds no variables: an object with one member for each is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command reads its body from the file “%1”. Paste what is in the file instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cURL command sends no body (--data), so it holds no variables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1 cannot be read. Paste JSON, lines of the form name=value, or a cURL command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text to paste. Copy JSON, lines of the form name=value, or a cURL command first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too much for one launch. To launch the rows of a file, use a batch.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::InputPresets</name>
    <message>
        <source>This is no file of presets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file comes from a newer Flow Console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset %1 of the file has no name or no values.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::InspectorPane</name>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select an execution to see what it did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors (1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch the same input once more (Ctrl+Shift+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch again with &amp;changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put its input into the variables, to change it (Ctrl+Shift+U)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;mpare with…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare it with another run of its flow (Ctrl+Shift+D)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With changes</source>
        <comment>launch again</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Again</source>
        <comment>a menu: launch again, compare</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch again, the same with changes, or compare</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::JsonFinder</name>
    <message>
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which match of how many</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::JsonPanel</name>
    <message>
        <source>Unfolded %1 rows; the rest stays folded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tree</source>
        <comment>a view of JSON</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <comment>a view of JSON</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find key or value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F3 goes to the next match, Shift+F3 to the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match before (Shift+F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>path (JSONPath)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1</source>
        <comment>the name of a text</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No body.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request log keeps the first %1 KiB of a body. This one was longer: what is here is shown as text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not JSON, so shown as text: line %1, column %2: %3</source>
        <comment>%3: an error message in English</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1 KiB of it; Copy takes all.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::JsonTree</name>
    <message>
        <source>Copy value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy path (JSONPath)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy part as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::JsonTreeModel</name>
    <message>
        <source>hidden secure value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A secure value is never kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <comment>column of a JSON tree</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <comment>column of a JSON tree</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 … %2</source>
        <comment>a range of elements, counted from 0</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::JsonView</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1</source>
        <comment>the name of a text</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::LaunchDesk</name>
    <message>
        <source>Not signed in: sign in, then launch again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the operator</source>
        <comment>why launching is paused</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::Launcher</name>
    <message>
        <source>It may have started twice: an answer that left this open was met with another launch, as the profile wishes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was left before this was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk does not take that it leaves. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed from the queue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::LauncherSettingsWindow</name>
    <message>
        <source>Launching settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> ms</source>
        <comment>milliseconds, after a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As fast as they can</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launches on their way at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose answer is awaited. The request budget holds in any case: launches wait for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between two launches, at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spreads the load that launches put on the organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::LaunchingDesk</name>
    <message>
        <source>Launch &amp;several…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;chedule…</source>
        <comment>plans launches for later</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launching se&amp;ttings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume launching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause launching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move %1 from the queue…</source>
        <comment>number of launches</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move queued launches…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them queued</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::LineField</name>
    <message>
        <source>%1 · %2/%3</source>
        <comment>type, characters typed, characters allowed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the value of %1</source>
        <comment>name of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the value of %1</source>
        <comment>name of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a date and a time for %1</source>
        <comment>name of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::LoopbackRedirect</name>
    <message>
        <source>Port %1 of this computer, where the browser hands the sign-in over, cannot be used: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not this sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page does not belong to the sign-in that Flow Console waits for. Start it again there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in is not whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organisation sent neither a code nor a reason. Start the sign-in again in Flow Console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can close this window and go back to Flow Console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can close this window. Flow Console shows what happened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow Console has nothing here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::MainWindow</name>
    <message>
        <source>Flow Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter executions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch the selected flow with these values (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <comment>a colour scheme</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <comment>a colour scheme</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Follow the system</source>
        <comment>of colour schemes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Execution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Launch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ask now</source>
        <comment>ask the platform how the executions stand</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Filter executions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reload flows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Flow Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flows reloaded · %1</source>
        <comment>number of flows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reloading flows…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Press to go to the first.</source>
        <comment>how many problems there are</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter executions: words, state:failed, duration&gt;2s…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the executions that it lets through. F1 explains the language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anywhere</source>
        <comment>where keys act</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables of executions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live executions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored executions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON in the inspector</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::Meter</name>
    <message>
        <source>Requests</source>
        <comment>how many requests of the platform&apos;s limit are used</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 requests a minute are used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform has not told its request limit yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused, %1 s</source>
        <comment>the platform takes no requests for so many seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform takes no requests for another %1 s. The console waits as long as it asked for.</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The count starts anew in %1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connection is set to use at most %1 a minute</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::Monitor</name>
    <message>
        <source>The platform does not know this execution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last look failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform has forgotten this execution: nobody can tell any more what became of it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::NoticeArea</name>
    <message>
        <source>%1 Correlation id: %2</source>
        <comment>advice, id to quote to the platform&apos;s support</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to %1 with the browser.</source>
        <comment>%1: an organisation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console goes on by itself once you have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sign-in page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow list could not be loaded anew. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n execution(s) still run. They go on in the organisation when this console closes; it then stops watching them.</source>
        <translation>
            <numerusform>%n execution still runs. It goes on in the organisation when this console closes; it then stops watching it.</numerusform>
            <numerusform>%n executions still run. They go on in the organisation when this console closes; it then stops watching them.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: the history cannot be stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launching is paused until something can be stored again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history cannot be stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launching goes on, but what runs now will not be known after the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history file was damaged. It was set aside as %1, and a new one was begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n queued launch(es) will not be sent.</source>
        <translation>
            <numerusform>%n queued launch will not be sent.</numerusform>
            <numerusform>%n queued launches will not be sent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close Flow Console?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of a batch have not been launched; it can be resumed after the next start.</source>
        <translation>
            <numerusform>%n row of a batch has not been launched; it can be resumed after the next start.</numerusform>
            <numerusform>%n rows of a batch have not been launched; it can be resumed after the next start.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n schedule(s) end with the console.</source>
        <translation>
            <numerusform>%n schedule ends with the console.</numerusform>
            <numerusform>%n schedules end with the console.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flowconsole::PaneDock</name>
    <message>
        <source>Detach %1, or put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close %1. The View menu brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::PermissionsWindow</name>
    <message>
        <source>Permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text for an administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet. The check sends one cheap request for each thing the console does; it launches, changes and ends nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed in as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checked %1</source>
        <comment>%1: a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::Preflight</name>
    <message>
        <source>Works</source>
        <comment>a permission</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <comment>a permission</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not offered</source>
        <comment>by this form of the API</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <comment>whether a permission is there</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator for a role that may do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for %1</source>
        <comment>%1: a permission or scope</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not part of this form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check was not answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that this connection offers works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permissions are missing: %1.</source>
        <comment>%1: a list of what does not work</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be checked: %1.</source>
        <comment>%1: a list of what may not work</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permissions of Flow Console in %1</source>
        <comment>%1: an organisation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OAuth client: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grant: authorization code (the user&apos;s permissions and the client&apos;s scopes count)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grant: client credentials (the client&apos;s roles count)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form of the API: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in as: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked: %1</source>
        <comment>%1: a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (correlation id %1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::PreflightModel</name>
    <message>
        <source>Permission or scope: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the console does</source>
        <comment>column of permissions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <comment>column of permissions: whether it works</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to ask for</source>
        <comment>column of permissions</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::PreflightTable</name>
    <message>
        <source>Permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the permission</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::PresetMenu</name>
    <message>
        <source>Fill in a preset of the flow or a persona, or keep the values as one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as preset…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as persona…</source>
        <comment>values that may be filled in for any flow</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>a preset</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export all…</source>
        <comment>presets</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presets of this flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presets (*.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::Presets</name>
    <message>
        <source>The file is too large to be one of presets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The presets could not be read. %1 The file is %2.</source>
        <comment>%1: why, as a sentence; %2: a path</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n preset(s) exported to %1.</source>
        <translation>
            <numerusform>%n preset exported to %1.</numerusform>
            <numerusform>%n presets exported to %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was imported from %1. %2</source>
        <comment>%1: a path, %2: why, as a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The presets could not be written to %1: %2.</source>
        <comment>%1: a path, %2: why</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing new among the presets of %1.</source>
        <comment>%1: a path</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n preset(s) imported. None was replaced.</source>
        <translation>
            <numerusform>%n preset imported. None was replaced.</numerusform>
            <numerusform>%n presets imported. None was replaced.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flowconsole::PreviewPane</name>
    <message>
        <source>address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body of the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) to be sent.</source>
        <comment>of a request&apos;s body</comment>
        <translation>
            <numerusform>%n byte to be sent.</numerusform>
            <numerusform>%n bytes to be sent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Secure values stand as %1 here and in copies; size and hash are those of the bytes with the values themselves.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ProfileEditor</name>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in with these settings and look what would work; nothing is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) to correct first</source>
        <translation>
            <numerusform>%n problem to correct first</numerusform>
            <numerusform>%n problems to correct first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flowconsole::ProfileForm</name>
    <message>
        <source>What Genesys Cloud offers today: launches workflows, tells how they end, and pushes news over a notification channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first tutorial&apos;s form: launches flows of every type and asks for their state; it gives no outputs and no reasons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The second tutorial&apos;s form: launches flows of every type as conversations, tells of each node while it runs, and can end them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client credentials</source>
        <comment>a way to sign in</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authorization code</source>
        <comment>a way to sign in: with the browser</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signs in as an OAuth client with its id and secret; what it may do comes from the client&apos;s roles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You sign in with the browser, with PKCE and without a secret; your own permissions and the client&apos;s scopes count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amber</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you call the organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form of the API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port of the redirect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>redirect URI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redirect URI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register exactly this one with the organisation&apos;s OAuth client, under authorized redirect URIs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a production organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the platform allows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch again after a server failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The listener&apos;s own address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks it in the tool bar, and asks before anything that concerns many executions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests a minute, at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After 500, 502 and 504 nobody knows whether the first launch was taken: the flow may start twice. The row then says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Webhook target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the platform reaches this computer to tell of nodes, such as a tunnel&apos;s address. Used with the conversation flow form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private certificate authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A PEM file; then this authority alone is trusted. Leave it empty for those of the system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it empty to keep a saved one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a whole address, such as https://example.org/hook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ProfileListDelegate</name>
    <message>
        <source>not saved</source>
        <comment>mark of a connection with changes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>production</source>
        <comment>mark of an organisation</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ProfileListModel</name>
    <message>
        <source>Unnamed connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>where a connection leads to, which form of the API it speaks</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>production</source>
        <comment>an organisation that real callers use</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connected</source>
        <comment>the connection in use</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not saved</source>
        <comment>a connection with changes</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ProfileMenu</name>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>production</source>
        <comment>mark of an organisation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connected</source>
        <comment>the connection in use</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use</source>
        <comment>the connection, which is not signed in</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::QuestionBar</name>
    <message>
        <source>Type %1 to confirm</source>
        <comment>%1: a count</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::QueueChip</name>
    <message>
        <source>Launch queue: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::QueueWords</name>
    <message>
        <source>Paused</source>
        <comment>launching is held back</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 queued</source>
        <comment>launches that wait</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on their way</source>
        <comment>launches that have left</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n have left and go on.</source>
        <comment>launches</comment>
        <translation>
            <numerusform>%n has left and goes on.</numerusform>
            <numerusform>%n have left and go on.</numerusform>
        </translation>
    </message>
    <message>
        <source>No launch leaves. %1</source>
        <comment>why</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for the request budget; the next leaves %1</source>
        <comment>%1: in 4 s</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Launch %n execution(s) in the production organisation “%1”?</source>
        <translation>
            <numerusform>Launch %n execution in the production organisation “%1”?</numerusform>
            <numerusform>Launch %n executions in the production organisation “%1”?</numerusform>
        </translation>
    </message>
    <message>
        <source>once</source>
        <comment>how often something is launched</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>every %n min</source>
        <comment>how often something is launched</comment>
        <translation>
            <numerusform>every %n min</numerusform>
            <numerusform>every %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n time(s) more</source>
        <comment>after: every 30 min</comment>
        <translation>
            <numerusform>, %n time more</numerusform>
            <numerusform>, %n times more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n launch(es) wait and can be removed.</source>
        <translation>
            <numerusform>%n launch waits and can be removed.</numerusform>
            <numerusform>%n launches wait and can be removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n launch(es) from the queue? What is removed is not sent, and stands as terminated in the table.</source>
        <translation>
            <numerusform>Remove %n launch from the queue? It is not sent, and stands as terminated in the table.</numerusform>
            <numerusform>Remove %n launches from the queue? They are not sent, and stand as terminated in the table.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n launch(es) from the queue.</source>
        <comment>past</comment>
        <translation>
            <numerusform>Removed %n launch from the queue.</numerusform>
            <numerusform>Removed %n launches from the queue.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flowconsole::Reconciler</name>
    <message>
        <source>Looking for it failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform does not list it so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer to its launch was lost; the platform had taken it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look among the flow&apos;s instances for “%1”, begun about %2, before you launch it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the organisation whether this flow was begun about %1, before you launch it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a conversation of this flow that began about %1, before you launch it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation %1 of this flow began then; it may be this one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::RequestCopy</name>
    <message>
        <source>%1 %2</source>
        <comment>method and address of a request</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GENESYS_CLIENT_ID and GENESYS_CLIENT_SECRET have to be set: secrets are never copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GENESYS_ACCESS_TOKEN has to be set: tokens are never copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secure values are never copied: put them in the place of each %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The body was cut at 64 KiB: it is not whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sends it once more: a launch starts the flow again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Genesys Cloud CLI (gc) has no command for this request, and none that sends any request. Copy it as cURL instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The query of the address is left out: see gc&apos;s own flags.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs: pip install requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs Node 18 or later; save it with the ending .mjs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::RequestsModel</name>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <comment>column of requests</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <comment>column of requests</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <comment>column of requests</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try</source>
        <comment>column of requests: which attempt, 1 is the first</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <comment>column of requests: time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <comment>column of requests: how long it took</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::RequestsView</name>
    <message>
        <source>Request and answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a row to read the request and its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No requests are known of this execution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body of the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body of the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange</source>
        <comment>a request and its answer, whole</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer came: %1</source>
        <comment>%1: why</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::RunHead</name>
    <message>
        <source>execution id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launched %1</source>
        <comment>%1: a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not launched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took %1</source>
        <comment>%1: a duration</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running for %1</source>
        <comment>%1: a duration</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::SavedViews</name>
    <message>
        <source>A filter in it has no name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter “%1” in it has no text that could be one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A view in it has no name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter of the view “%1” in it is none: left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The columns of the view “%1” in it cannot be read: left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n other problem(s).</source>
        <translation>
            <numerusform>%n other problem.</numerusform>
            <numerusform>%n other problems.</numerusform>
        </translation>
    </message>
    <message>
        <source>A part of it is no list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too large to be one of saved views.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no file of saved views.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not say which version of saved views it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file comes from a newer Flow Console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n view(s)</source>
        <translation>
            <numerusform>%n view</numerusform>
            <numerusform>%n views</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filter(s)</source>
        <translation>
            <numerusform>%n filter</numerusform>
            <numerusform>%n filters</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>numbers of views and of filters</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved views could not be read. %1 The file stays until the next one is saved, and is set aside then.</source>
        <comment>%1: why, as a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all saved views could be read. %1</source>
        <comment>%1: why, as sentences</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved views are in use by another console. They are kept until this one ends, and written with the next change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved views could not be written to %1.</source>
        <comment>%1: a path</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What could not be read of the saved views is kept in %1.</source>
        <comment>%1: a path</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 exported to %2.</source>
        <comment>%1: numbers of views and of filters, %2: a path</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was imported from %1. %2</source>
        <comment>%1: a path, %2: why, as a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to import in %1.</source>
        <comment>%1: a path</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 imported.</source>
        <comment>%1: numbers of views and of filters</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved views could not be written to %1: %2.</source>
        <comment>%1: a path, %2: why</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in %1, but not shown: %2. No more than %3 views and %3 filters are; delete some to see these.</source>
        <comment>%1: a path, %2: numbers of views and of filters</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not imported: %1. No more than %2 views and %2 filters are kept; delete some, then import again.</source>
        <comment>%1: numbers of views and of filters</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved views were not written to %1: there are too many for one file. Delete some.</source>
        <comment>%1: a path</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ScheduleForm</name>
    <message>
        <source>Only once</source>
        <comment>in place of every so many minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> min</source>
        <comment>minutes, after a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until it is removed</source>
        <comment>in place of so many times</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First launch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many times in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launches each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This time is over: choose a later one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local time (%1) · %2</source>
        <comment>time zone, how long until then</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::Schedules</name>
    <message>
        <source>Choose the flow that is to be launched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose between 1 and %L1 launches at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an interval between one minute and one year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose to launch at least once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the time of the first launch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This time is over: choose a later one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine slept, or its clock was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another connection was open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launching was paused: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::SchedulesModel</name>
    <message>
        <source>over</source>
        <comment>of a schedule: nothing more is planned</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>number of times, why the last one was missed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow</source>
        <comment>column of schedules</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <comment>column of schedules: when it launches again</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often</source>
        <comment>column of schedules</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launches</source>
        <comment>column of schedules: how many each time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <comment>column of schedules: number of times</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed</source>
        <comment>column of schedules: number of times</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::SchedulesWindow</name>
    <message>
        <source>Schedules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedules last as long as the console runs and launch to the connection they were made for: what is due while another one is open is missed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned launches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is planned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>flow name, flow version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans launches of %1 with the values that stand in its form now.</source>
        <comment>%1: a flow</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is asked again when the time comes: %1.</source>
        <comment>%1: every 30 min</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a flow in the main window and fill in its values to plan its launches.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::SecretLine</name>
    <message>
        <source>Hide the secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the secret</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::SecretStore</name>
    <message>
        <source>it does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s keychain cannot be used (%1). Secrets are kept until this program ends and have to be given again at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it gives no reason</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::SessionKeeper</name>
    <message>
        <source>Another console is open. This one does not keep its windows and what you type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored after an unexpected end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session cannot be kept: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::SeveralWindow</name>
    <message>
        <source>Launch several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>flow name, flow version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch %1</source>
        <comment>number of executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launches %1 so many times, each time with the values that stand in its form now.</source>
        <comment>%1: a flow</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a flow in the main window and fill in its values to launch it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a whole number from %1 to %2.</source>
        <comment>smallest, largest count</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ShellWords</name>
    <message>
        <source>A quote (%1) is not closed: copy the whole command.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::StatusSummary</name>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times: local (%1)</source>
        <comment>time zone</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · polling</source>
        <comment>sign-in state; news comes by asking the platform</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running %1</source>
        <comment>number of executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Success %1 (%2 min)</source>
        <comment>percentage, minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percentage</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Audit log · %n record(s)</source>
        <translation>
            <numerusform>Audit log · %n record</numerusform>
            <numerusform>Audit log · %n records</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused by the platform · next request in %1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the request budget · next look in %1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit log cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total latency p50 %1 · p95 %2</source>
        <comment>percentiles of the time from launch to end</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Push connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Push connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Push lost · polling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform tells of nodes by a webhook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform tells of changes over its notification channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) so far</source>
        <translation>
            <numerusform>%n event so far</numerusform>
            <numerusform>%n events so far</numerusform>
        </translation>
    </message>
    <message>
        <source>The last one came %1</source>
        <comment>%1: a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconciling %1</source>
        <comment>number of executions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is known of these executions is from before the console stopped or slept; the platform is being asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the history…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History: the disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History is not stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>History: %Ln run(s)</source>
        <comment>stored executions</comment>
        <translation>
            <numerusform>History: %Ln run</numerusform>
            <numerusform>History: %Ln runs</numerusform>
        </translation>
    </message>
    <message>
        <source>Stored executions of all connections, in %1</source>
        <comment>%1: a file</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::StepsModel</name>
    <message>
        <source>entered</source>
        <comment>a node</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left</source>
        <comment>a node</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <comment>a node</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>completed</source>
        <comment>the flow</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pushed by the platform, received %1</source>
        <comment>%1: a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the execution data, read %1</source>
        <comment>%1: a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for, answered %1</source>
        <comment>%1: a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inferred by this console, %1</source>
        <comment>%1: a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(the flow)</source>
        <comment>a step that concerns the whole flow</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node id %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a node, its kind</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In it for %1</source>
        <comment>%1: a duration</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <comment>column of steps</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <comment>column of steps</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <comment>column of steps: kind of node</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <comment>column of steps</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In it</source>
        <comment>column of steps: how long the execution was in the node</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <comment>column of steps</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::StepsView</name>
    <message>
        <source>Nothing ran: the platform never took the launch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No steps were told of. The platform reports them to a webhook: check that push is connected (status bar) and that the platform can reach the webhook target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No steps yet. They appear here as the platform tells of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform gave no steps. They are there where the organisation stores execution data for this flow: ask an administrator to turn it on, and for the permission to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Genesys Cloud API tells of steps only after the run, where the organisation stores execution data. They appear here then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This form of the API (flow executions) never tells of steps. The conversation flow form tells of them while the flow runs, the Genesys Cloud API after the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::SummaryView</name>
    <message>
        <source>%1, polled</source>
        <comment>%1: a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, pushed</source>
        <comment>%1: a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, from history</source>
        <comment>%1: a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>execution id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payload hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after %1 s</source>
        <comment>a time out</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the launch request to its answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the launch to the end of the execution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not launched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform never took the launch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, 1 retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 retries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than %1</source>
        <comment>%1: a duration</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n failed — %1</source>
        <comment>requests for the state; %1: why</comment>
        <translation>
            <numerusform>%n failed — %1</numerusform>
            <numerusform>%n failed — %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Transitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nodes entered and left, as far as they were told of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, inferred</source>
        <comment>%1: a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the platform is asked for the state again, and whether it answered lately</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next %1</source>
        <comment>look at the state; %1: in 4 s</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · row %1</source>
        <comment>of a file of launches</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routing priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the conversation in its queue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::TableExports</name>
    <message>
        <source>Text (*.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV, for spreadsheets (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON lines, for programs (*.jsonl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page, for people (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export executions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting %1 of %2 rows…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n execution(s) exported to %1.</source>
        <comment>%1: a path</comment>
        <translation>
            <numerusform>%n execution exported to %1.</numerusform>
            <numerusform>%n executions exported to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more stand(s) below collapsed headings, and were left out.</source>
        <translation>
            <numerusform>%n more stands below a collapsed heading, and was left out.</numerusform>
            <numerusform>%n more stand below collapsed headings, and were left out.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was exported: %1 could not be written.</source>
        <comment>%1: a path</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of that name is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV, for spreadsheets…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON lines, for programs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page, for people…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <comment>executions</comment>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An export is being written: the next one can begin when it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is offered again then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the other…</source>
        <comment>an export that had to wait</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting… %1 rows so far</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::TableSwitch</name>
    <message>
        <source>Which executions are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <comment>executions of this session</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All stored</source>
        <comment>executions in the history</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this session has launched and watches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every execution in the history (Ctrl+Shift+H)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::TestWorkspace</name>
    <message>
        <source>Flows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow “%1” is not among the flows any more: its input cannot be used again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not launched again. %1</source>
        <comment>%1: why, and what to do</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stored executions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::TimeoutChoice</name>
    <message>
        <source>then terminate</source>
        <comment>after a time out</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then disconnect</source>
        <comment>after a time out</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then only mark</source>
        <comment>after a time out</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console then ends the execution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This API cannot end a flow: the linked conversation is disconnected; without one the console stops waiting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The linked conversation is then disconnected; without one the console stops waiting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row is then marked overdue; the execution runs on and is watched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty means %1 seconds.</source>
        <comment>of a time out</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty means no limit.</source>
        <comment>of a time out</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the time is over</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::TimeoutText</name>
    <message>
        <source>%1 left, then terminate</source>
        <comment>%1: minutes and seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left, then disconnect</source>
        <comment>%1: minutes and seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left, then stop waiting</source>
        <comment>%1: minutes and seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left, then only mark</source>
        <comment>%1: minutes and seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue by %1</source>
        <comment>%1: minutes and seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console then terminates it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console then disconnects its conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console then stops waiting for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console then only marks it as overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>%1: minutes and seconds</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::Timeouts</name>
    <message>
        <source>Its time is over, and no conversation is linked to it that could be disconnected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped waiting after %1 s; it may still be running</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::TrendChart</name>
    <message>
        <source>Minutes ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Success (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>name of a curve, its last value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data in this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last values: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>name of a curve, its value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency (s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency (ms)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::TrendsPane</name>
    <message>
        <source>Charts begin with the first launch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50</source>
        <comment>half of the launches were faster</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <comment>95 % of the launches were faster</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99</source>
        <comment>99 % of the launches were faster</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>success rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Success rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch latency, last 15 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Success rate, last 15 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide %1</source>
        <comment>%1: name of a curve</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch latency: from the launch request to its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of ended executions that completed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::VariableField</name>
    <message>
        <source>%1 *</source>
        <comment>name of a variable that must be given</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, required</source>
        <comment>name of a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>secure</source>
        <comment>a variable whose value is masked</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>smallest and largest value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>smallest value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to %1</source>
        <comment>largest value</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::VariableForm</name>
    <message>
        <source>Input</source>
        <comment>all input variables of a flow, as one JSON object</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This flow takes no input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a variable, what is wrong</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform sent no input schema for this flow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow&apos;s input schema cannot be read: %1 All values are treated as secure.</source>
        <comment>why, as a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ Variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a variable that the schema does not know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form</source>
        <comment>view of a flow&apos;s input: fields</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the input as fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON</source>
        <comment>view of a flow&apos;s input</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the same input as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <comment>fills a form from the clipboard</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in what the clipboard holds (Ctrl+Shift+V): JSON, lines of the form name=value, or a cURL command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add its variables, or type them as JSON: one member for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stands for a secure value and leaves it as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are too many variables for the form: they stay in JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no value in the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back what stood here before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::VariablesModel</name>
    <message>
        <source>input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>•••• hidden</source>
        <comment>in place of a secure value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A secure value is never kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <comment>column of variables</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <comment>column of variables</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No outputs: this form of the API gives none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No outputs until the console stopped waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow returned no outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unchanged</source>
        <comment>a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <comment>a variable</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added</source>
        <comment>a variable that a flow returned</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input only</source>
        <comment>a variable that a flow was given and did not return</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No variable was changed or added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed</source>
        <comment>number of variables</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 added</source>
        <comment>number of variables</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unchanged</source>
        <comment>number of variables</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>old value, new value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <comment>no value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <comment>column of variables: value at the launch</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out</source>
        <comment>column of variables: value that the flow returned</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <comment>column of variables</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::VariablesPane</name>
    <message>
        <source>none</source>
        <comment>no time limit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a flow to fill in its variables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the first problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables · %1 %2</source>
        <comment>flow name, flow version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a flow first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This flow has been deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot launch a flow of this kind (%2)</source>
        <comment>name of an API, type of a flow</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) to correct first</source>
        <translation>
            <numerusform>%n problem to correct first</numerusform>
            <numerusform>%n problems to correct first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message>
        <source>Launch the flow with these values (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routing priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the conversation in its queue; 1 unless the flow is to be routed before others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>smallest and largest value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secure values are not kept. Type again: %1.</source>
        <comment>%1: names of variables</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time out after (seconds)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More ways to launch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch…</source>
        <comment>launches the rows of a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch the rows of a file (Ctrl+B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) filled in.</source>
        <translation>
            <numerusform>%n value filled in.</numerusform>
            <numerusform>%n values filled in.</numerusform>
        </translation>
    </message>
    <message>
        <source>Secure values are not in what was copied. Type: %1.</source>
        <comment>%1: names of variables</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was for another flow (%1).</source>
        <comment>a copied request; %1: id of the flow</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep these values as a persona, for any flow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep these values as a preset of this flow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secure values are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preset was not saved: give it a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This flow has none of the persona&apos;s variables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The input of an earlier run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secure values are not kept; check what stands here: %1.</source>
        <comment>%1: names of variables</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was filled in: correct the JSON below first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secure values are not kept: type %1, then launch.</source>
        <comment>%1: names of variables</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ran version %1; this form of the API always runs the latest, %2.</source>
        <comment>%1, %2: versions of a flow</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow does not take this input any more. %1: %2</source>
        <comment>%1: name of a variable, %2: what is wrong</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (not the latest)</source>
        <comment>%1: a version of a flow</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a persona “%1” already. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a preset “%1” of this flow already. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <comment>fills a form from the clipboard</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::VariablesView</name>
    <message>
        <source>Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ViewCheck</name>
    <message>
        <source>Columns that are not known here are left out: %1.</source>
        <comment>%1: names</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>columns</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>It is sorted by a column that is not known here, “%1”: the newest stand first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is grouped by what is not known here, “%1”: nothing is.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::ViewsDesk</name>
    <message>
        <source>Saved &amp;views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved views · “%1” was applied last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The view was not saved: mend the filter first. %1</source>
        <comment>%1: what is wrong with it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another name for the filter “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another name for the view “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the filter %1 under a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep filter, columns, order and grouping as a view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is saved already, as %2. Replace it?</source>
        <comment>%1: a name, %2: a filter</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a view “%1” already. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name to find it by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” saved</source>
        <comment>%1: the name of a filter or view</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was not saved: there are %2 already. Delete some first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved filter “%1” was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The view “%1” was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its filter is not understood, so nothing is filtered until you mend it: %1</source>
        <comment>%1: what is wrong with it, as a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all of the view “%1” could be applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save view as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Update “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved &amp;filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <comment>saved views</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <comment>saved views</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All views and filters…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All executions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No saved views yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <comment>a saved filter</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export saved views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved views (*.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import saved views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not brought back: there are %1 already. Delete another first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flowconsole::WebhookLink</name>
    <message>
        <source>Listening at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The webhook could not be registered: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Operator console for Genesys Cloud flow executions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme for this start: light or dark.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
